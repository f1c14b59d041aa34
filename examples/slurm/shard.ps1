<#
.SYNOPSIS
    One task of a Slurm array: reads its shard of the pictures below a folder.
.DESCRIPTION
    Which shard that is, Invoke-DigitBatch finds in SLURM_ARRAY_TASK_ID and DIGITTOOLS_SHARD_COUNT. A picture that can't be read has its row in the
    database and does not make the task fail: it would fail again. The exit code is 1 where the shard was not read to its end and another try
    may help, and 2 where it won't.
#>
[CmdletBinding()]
param(
    # Folder with the pictures.
    [string] $Path,

    # Folder for the databases.
    [string] $WorkPath
)

$ErrorActionPreference = 'Stop'
trap { Write-Error -ErrorRecord $_ -ErrorAction Continue; exit 2 }
# The installed module, else the one that this script lies in.
if (-not (Import-Module DigitTools -PassThru -ErrorAction Ignore)) { Import-Module "$PSScriptRoot/../../DigitTools.psd1" }
if (-not $Path -or -not $WorkPath) { throw '-Path, the folder with the pictures, or -WorkPath, that for the databases, is missing.' }

$batch = @{
    LiteralPath   = $Path
    Recurse       = $true
    Database      = "$WorkPath/shard-$env:SLURM_ARRAY_TASK_ID.db"
    ThrottleLimit = $env:SLURM_CPUS_PER_TASK ? [int]$env:SLURM_CPUS_PER_TASK : 1
    WaitTime      = [timespan]::FromMinutes(1) # where the same task is just being killed on another node
}
try { $result = Invoke-DigitBatch @batch -ErrorAction SilentlyContinue -ErrorVariable failed }
catch {
    if ($_.FullyQualifiedErrorId -match '^(Shard|Model|DatabaseInvalid)') { throw }
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 1
}
$result

# A folder that couldn't be looked into, say: trying again may help.
$broken = @($failed | Where-Object { $_.FullyQualifiedErrorId -notlike 'Picture*' })
$broken | ForEach-Object { "$_" }
if ($broken -or $result.StoppedBy -ne 'Completed') { exit 1 }
