#!/usr/bin/env bash
# Merges the databases of all tasks. Submitted by submit.sh, to run after the array.
#SBATCH --job-name=digits-merge
#SBATCH --cpus-per-task=1
#SBATCH --mem=2G
#SBATCH --time=1-00:00:00
#SBATCH --requeue
set -euo pipefail

read -ra shell <<<"${DIGITTOOLS_SHELL:-pwsh -NoProfile}"
exec "${shell[@]}" -NonInteractive -File "$DIGITTOOLS_EXAMPLE/merge.ps1" -WorkPath "$1"
