#!/usr/bin/env bash
# Reads all pictures below a folder with an array of Slurm tasks, then merges their databases into one.
#
#   submit.sh INBOX WORK [SHARDS]
#
# INBOX and WORK are folders that all nodes see under the same path. Each task writes WORK/shard-<n>.db, the merge WORK/results.db.
# Run it again, or from cron, when there are new pictures: what is done is skipped. Every run of one WORK needs the same SHARDS.
# DIGITTOOLS_SHELL is what runs PowerShell scripts; default: "pwsh -NoProfile". Without pwsh: see README.md.
# SBATCH_PARTITION, SBATCH_ACCOUNT ... choose where the jobs run, as for any sbatch.
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,/^set/s/^# \{0,1\}//p' "$0" | sed '$d' >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
inbox=$(realpath "$1") work=$(realpath -m "$2") shards=${3:-8} tasks=${TASKS:-0-$((${3:-8} - 1))}
mkdir -p "$work"

# One array at a time, its merge included: two tasks on one database would only stop each other.
if [ -s "$work/jobs" ] && squeue --noheader --jobs="$(cat "$work/jobs")" 2>/dev/null | grep -q .; then
    echo "The last array is still at work: squeue --jobs=$(cat "$work/jobs")" >&2
    exit 1
fi

# An array of failed tasks has fewer tasks than there are shards: the number has to be said.
export DIGITTOOLS_EXAMPLE="$here" DIGITTOOLS_SHARD_COUNT="$shards"
array=$(sbatch --parsable --array="$tasks" --output="$work/shard-%a.log" "$here/classify.sh" "$inbox" "$work")

# Until the merge knows better, all of them are missing.
echo "$tasks" > "$work/missing"

# After any end, not only a good one: the merge itself checks that no shard is missing, and its log says which ones are.
merge=$(sbatch --parsable --dependency="afterany:${array%%;*}" --output="$work/merge.log" "$here/merge.sh" "$work")
echo "${array%%;*},${merge%%;*}" > "$work/jobs"
echo "array ${array%%;*} (tasks $tasks of $shards shards), merge ${merge%%;*}"
