// The ten most frequent hashtags of a feed, as one would write it: node hashtags.js FILE twitter|jetstream.
// Counts over the whole file: no windows, no duplicates, no retweets, no normalisation but lower case.
const { createReadStream } = require("fs");
const { createInterface } = require("readline");

function twitter(record) {
    let status = record.retweeted_status ?? record;
    status = status.extended_tweet ?? status;
    return (status.entities?.hashtags ?? []).map((tag) => tag.text);
}

function jetstream(event) {
    const record = event.commit?.record ?? {};
    const features = (record.facets ?? []).flatMap((facet) => facet.features);
    return features.filter((feature) => "tag" in feature).map((feature) => feature.tag).concat(record.tags ?? []);
}

async function main([file, wire]) {
    const hashtags = { twitter, jetstream }[wire];
    const counts = new Map();
    for await (const line of createInterface({ input: createReadStream(file) }))
        for (const tag of new Set(hashtags(JSON.parse(line)).map((text) => text.toLowerCase())))
            counts.set(tag, (counts.get(tag) ?? 0) + 1);
    const order = ([tag, count], [otherTag, otherCount]) => otherCount - count || (tag < otherTag ? -1 : 1);
    for (const [tag, count] of [...counts].sort(order).slice(0, 10)) console.log(count, tag);
}

main(process.argv.slice(2));
