<#
.SYNOPSIS
    Merges the databases of a Slurm array into results.db.
.DESCRIPTION
    Where a shard is missing or has not come to its end, nothing is merged, the exit code is 1, and the file 'missing' lists the tasks for retry.sh.
    Where another try doesn't help, the exit code is 2.
#>
[CmdletBinding()]
param(
    # Folder with the databases.
    [string] $WorkPath
)

$ErrorActionPreference = 'Stop'
trap { Write-Error -ErrorRecord $_ -ErrorAction Continue; exit 2 }
# The installed module, else the one that this script lies in.
if (-not (Import-Module DigitTools -PassThru -ErrorAction Ignore)) { Import-Module "$PSScriptRoot/../../DigitTools.psd1" }
if (-not $WorkPath) { throw '-WorkPath is missing: the folder with the databases.' }

try {
    Get-ChildItem -LiteralPath $WorkPath -Filter 'shard-*.db' |
        Merge-DigitBatchResult -Database "$WorkPath/results.db" -ExpectedShardCount $env:DIGITTOOLS_SHARD_COUNT
    Remove-Item -LiteralPath "$WorkPath/missing"
}
catch {
    if ($_.FullyQualifiedErrorId -match '^(Shard(?!Missing)|NoDatabase|DatabaseInvalid)') { throw }
    if ($_.FullyQualifiedErrorId -like 'ShardMissing,*') { Set-Content -LiteralPath "$WorkPath/missing" -Value $_.TargetObject }
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 1
}
