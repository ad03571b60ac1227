#!/usr/bin/env bash
# RUSTC_WRAPPER: counts every edge of our own crate and of the readers it leans on, and leaves polars, typst and the others as they are, so
# that they are not built again: RUSTC_BOOTSTRAP, set for all, would have proc-macro2's build script run anew, and everything after it. The profile of Cargo.toml tells these crates from those of the program by their codegen units.
for crate in observatoire calamine zip; do
    case " $* " in
    *" --crate-name $crate "*)
        RUSTC_BOOTSTRAP=1 exec "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters ;;
    esac
done
exec "$@"
