<#
.SYNOPSIS
    Reads what is new in a folder and records it, once. Made to be started by a scheduler; examples/schedule has one for each.
.DESCRIPTION
    Pictures that were read go to <Path>/../done, those without a sure digit to <Path>/../rejected, files that are no pictures to
    <Path>/../errors. Results are in the database: Get-DigitBatchResult shows them. The log has a line of JSON for each thing.

    The exit code is what a scheduler goes by:
      0  everything that was there is read, or another run is just doing it
      1  some files are no pictures, or could not be opened or moved: the log and Get-DigitBatchResult -Status Failed tell which
      2  the run could not be done: the folder is gone, the disk is full, ...; nothing is lost, and the next run goes on
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File examples/04-Batch.ps1 -Path /srv/digits/inbox -Database /srv/digits/results.db
#>
[CmdletBinding()]
param(
    # Folder that is looked through.
    [Parameter(Mandatory)]
    [string] $Path,

    # Results, a row a picture.
    [Parameter(Mandatory)]
    [string] $Database,

    # Lines of JSON; by default beside the database.
    [string] $LogPath = "$Database.jsonl",

    # A run that would take longer ends, and the next one goes on.
    [timespan] $TimeLimit = '01:00:00'
)

Import-Module "$PSScriptRoot/../DigitTools.psd1" -ErrorAction Stop
$parent = [System.IO.Path]::GetDirectoryName([System.IO.Path]::TrimEndingDirectorySeparator([System.IO.Path]::GetFullPath($Path)))
$parameters = @{
    LiteralPath = $Path
    Database    = $Database
    MoveTo      = "$parent/done"
    RejectTo    = "$parent/rejected"
    ErrorTo     = "$parent/errors"
    LogPath     = $LogPath
    TimeLimit   = $TimeLimit
}

try {
    $result = Invoke-DigitBatch @parameters -ErrorAction Continue
}
catch {
    # A run that takes longer than the time between two starts is no failure.
    if ($_.FullyQualifiedErrorId -like 'DatabaseBusy*') { exit 0 }
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}

$result
if ($result.Failed -gt 0 -or $result.Unmoved -gt 0) { exit 1 }
