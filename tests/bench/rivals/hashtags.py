"""The ten most frequent hashtags of a feed, as one would write it: hashtags.py FILE twitter|jetstream.

Counts over the whole file: no windows, no duplicates, no retweets, no normalisation but lower case.
"""
import json
import sys
from collections import Counter


def twitter(status):
    status = status.get("retweeted_status", status)
    status = status.get("extended_tweet", status)
    return [tag["text"] for tag in status.get("entities", {}).get("hashtags", ())]


def jetstream(event):
    record = event.get("commit", {}).get("record", {})
    features = [feature for facet in record.get("facets", ()) for feature in facet["features"]]
    return [feature["tag"] for feature in features if "tag" in feature] + record.get("tags", [])


hashtags = {"twitter": twitter, "jetstream": jetstream}[sys.argv[2]]
counts = Counter()
with open(sys.argv[1], "rb") as feed:
    for line in feed:
        counts.update({tag.lower() for tag in hashtags(json.loads(line))})
for tag, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:10]:
    print(count, tag)
