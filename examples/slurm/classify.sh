#!/usr/bin/env bash
# One task of the array: reads its shard of the pictures. Submitted by submit.sh.
#SBATCH --job-name=digits
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=1-00:00:00
# A task whose node fails, or that has to make way, begins again and goes on where its database ends.
#SBATCH --requeue
#SBATCH --open-mode=append
set -euo pipefail

read -ra shell <<<"${DIGITTOOLS_SHELL:-pwsh -NoProfile}"
exec "${shell[@]}" -NonInteractive -File "$DIGITTOOLS_EXAMPLE/shard.ps1" -Path "$1" -WorkPath "$2"
