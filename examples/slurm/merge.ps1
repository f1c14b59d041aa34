<#
.SYNOPSIS
    Merges the databases of a Slurm array into results.db.
.DESCRIPTION
    Where a shard is missing or has not come to its end, nothing is merged, the exit code is 1, and the file 'missing' lists the tasks for retry.sh.
#>
[CmdletBinding()]
param(
    # Folder with the databases.
    [Parameter(Mandatory)]
    [string] $WorkPath
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../DigitTools.psd1"

try {
    Get-ChildItem -LiteralPath $WorkPath -Filter 'shard-*.db' |
        Merge-DigitBatchResult -Database "$WorkPath/results.db" -ExpectedShardCount $env:DIGITTOOLS_SHARD_COUNT
    Remove-Item -LiteralPath "$WorkPath/missing"
}
catch {
    if ($_.FullyQualifiedErrorId -like 'ShardMissing,*') { Set-Content -LiteralPath "$WorkPath/missing" -Value $_.TargetObject }
    throw
}
