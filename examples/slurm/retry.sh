#!/usr/bin/env bash
# Runs only those tasks again that failed, were killed or never began, and merges anew.
#
#   retry.sh INBOX WORK [SHARDS]
#
# The arguments are those of submit.sh. Which tasks that are, the merge has found in their databases.
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,/^set/s/^# \{0,1\}//p' "$0" | sed '$d' >&2; exit 2; }
if [ -s "$2/missing" ]; then
    TASKS=$(cat "$2/missing") exec bash "$(dirname "$0")/submit.sh" "$@"
else
    echo "No task is missing."
fi
