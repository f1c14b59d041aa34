<#
.SYNOPSIS
    Tells a monitoring system how the batches of examples/03-Batch.ps1 are doing: one line, and an exit code as Nagios and its like take it.
.DESCRIPTION
    The log tells when the last run ended and how; the database what became of the pictures since then and -MaximumAge ago.

      0  OK
      1  WARNING: too large a share was not read, some files failed, or pictures lie in folders below, which are not looked into
      2  CRITICAL: no run has ended for too long, the last one ended with an error, or too large a share of the files failed
      3  UNKNOWN: there is no log or no database, or a parameter or the module is missing
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File examples/04-Check-Batch.ps1 -Database /srv/digits/results.db -MaximumAge 1.02:00 -MaximumRejected 0.05
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    # The database of the batches.
    [string] $Database,

    # Their log; by default beside the database.
    [string] $LogPath = "$Database.jsonl",

    # The longest time since the end of a run that is no trouble, and the time whose pictures are counted: hours, or days.hours:minutes.
    [string] $MaximumAge = '1.02:00',

    # The share of the pictures, 0 to 1, that may be Rejected or Empty.
    [string] $MaximumRejected = '0.5',

    # The share of the files, 0 to 1, that may have failed; up to it they are a warning.
    [string] $MaximumFailed = '0.1',

    # What is no parameter.
    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Unknown
)

$ErrorActionPreference = 'Stop'
trap { "DIGITS UNKNOWN - $_"; exit 3 }
# The installed module, else the one that this script lies in.
if (-not (Import-Module DigitTools -PassThru -ErrorAction Ignore)) { Import-Module "$PSScriptRoot/../DigitTools.psd1" }

if ($Unknown) { throw "There is no parameter for '$($Unknown[0])'." }
if (-not $Database) { throw '-Database is missing: the file with the results.' }
[timespan] $longest, [double] $rejectedLimit, [double] $failedLimit = $MaximumAge, $MaximumRejected, $MaximumFailed

# The log may just have been rotated.
$last = $ignored = $null
foreach ($file in "$LogPath.1", $LogPath) {
    if (-not (Test-Path -LiteralPath $file)) { continue }
    foreach ($line in [System.IO.File]::ReadLines((Convert-Path -LiteralPath $file))) {
        if ($line.Contains('"event":"run.finished"')) { $last = $line }
        elseif ($line.Contains('"event":"files.ignored"')) { $ignored = $line }
    }
}
if (-not $last) { throw "No run has ended yet that '$LogPath' knows of." }
$run = $last | ConvertFrom-Json -DateKind Utc
$left = $ignored ? ($ignored | ConvertFrom-Json) : $null
$below = $left.runId -eq $run.runId ? $left.below : 0
$age = [datetime]::UtcNow - $run.time

$count = @{ Recognized = 0; Rejected = 0; Empty = 0; Failed = 0 }
Get-DigitBatchResult $Database -Since ([datetime]::UtcNow - $longest) | ForEach-Object { $count["$($_.Status)"]++ }
$unread, $failed, $all = ($count.Rejected + $count.Empty), $count.Failed, ($count.Values | Measure-Object -Sum).Sum

$code, $why = if ($age -gt $longest) { 2, 'the last run is too long ago' }
elseif ($run.stoppedBy -eq 'Error') { 2, 'the last run ended with an error' }
elseif ($all -gt 0 -and $failed / $all -gt $failedLimit) { 2, 'too many files failed' }
elseif ($all -gt 0 -and $unread / $all -gt $rejectedLimit) { 1, 'too many pictures were not read' }
elseif ($failed -gt 0) { 1, 'some files failed' }
elseif ($below -gt 0) { 1, "$below pictures lie in folders below" }
else { 0, 'all is well' }

$told = '{0:N1} h ago, {1} pictures since {2:N1} h: {3} recognized, {4} not read, {5} failed' -f
    $age.TotalHours, $all, $longest.TotalHours, $count.Recognized, $unread, $failed
$figures = 'age={0:F0}s;;{1:F0} recognized={2} unread={3} failed={4} remaining={5}' -f
    $age.TotalSeconds, $longest.TotalSeconds, $count.Recognized, $unread, $failed, $run.remaining
"DIGITS $(('OK', 'WARNING', 'CRITICAL')[$code]) - $why; last run $told | $figures"
exit $code
