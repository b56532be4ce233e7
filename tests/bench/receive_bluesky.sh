#!/bin/sh
# The processor time that a run takes from Jetstream over TLS on this machine, as a share of one core.
#
#   tests/bench/receive_bluesky.sh BUILD [EVENTS_A_SECOND [SECONDS [SETTING…]]]
#
# BUILD is a folder in which trendstream and fake_feeds were built; a SETTING is a line of the part [bluesky], such as
# 'compress = false' or 'wire = "events"'. The server is a process of its own and is not counted. What is counted is all
# of trendstream: TLS, WebSocket, zstd, decoding, windows of 60 s each second, output.
set -eu
build=$1
rate=${2:-5000}
seconds=${3:-30}
shift $(($# < 3 ? $# : 3))
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
server= client=
trap 'kill $client $server 2>/dev/null || true; wait; rm -rf "$work"' EXIT

"$build/tests/servers/fake_feeds" bluesky --tls "$work" --rate "$rate" \
    --dictionary "$root/resources/bluesky/legacy_subscribe.zdict" \
    --newer-dictionary "$root/resources/bluesky/subscribe_events_20260811.zdict" >"$work/server" 2>"$work/notices" &
server=$!
until grep -q endpoint "$work/server" 2>/dev/null; do sleep 0.1; done
eval "$(grep export "$work/server")"
{ echo '[bluesky]'; for setting; do echo "$setting"; done; } >"$work/config.toml"
"$build/app/trendstream" run bluesky --endpoint "$(sed -n 's/.*--endpoint //p' "$work/server")" \
    --config "$work/config.toml" --batch 1s --format ndjson --output "$work/windows" 2>"$work/log" &
client=$!
ticks() { cut -d ' ' -f 14,15 "/proc/$client/stat" | tr ' ' '+'; }
sleep 5
begin=$(($(ticks)))
sleep "$seconds"
used=$(($(ticks) - begin))
memory=$(sed -n 's/VmHWM: *//p' "/proc/$client/status")
kill -TERM $client
wait $client || true
client=
sed -n 's/.*"summary".*/&/p' "$work/windows"
cat "$work/log"
hertz=$(getconf CLK_TCK)
echo "$rate events/s: $((used * 1000 / hertz / seconds / 10)).$((used * 1000 / hertz / seconds % 10)) % of one core, $memory at most; load $(cut -d ' ' -f 1-3 /proc/loadavg)"
