#!/bin/sh
# The territories of tests/metamorphoses: each practice case said once plainly, then otherwise. fixtures.sh CASES DESTINATION
here=$(dirname "$0")
for case in 1; do
    mkdir -p "$2/case-$case"
    for seed in 12 13; do
        python3 "$here/../metamorphose.py" "$1/case-$case" "$2/drawing" --seed $seed --what $case --newest || exit 1
        rm -rf "$2/case-$case/plain" && mv "$2/drawing/plain" "$2/case-$case/plain"
        rm -rf "$2/case-$case/$seed" && mv "$2/drawing/drawn" "$2/case-$case/$seed"
        rm -r "$2/drawing"
    done
done
