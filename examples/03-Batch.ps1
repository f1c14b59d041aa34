<#
.SYNOPSIS
    Reads what is new in a folder and records it, once. Made to be started by a scheduler; examples/schedule has one for each.
.DESCRIPTION
    Pictures that were read go to <Path>/../done, those without a sure digit to <Path>/../rejected, files that are no pictures to
    <Path>/../errors. Results are in the database: Get-DigitBatchResult shows them. The log has a line of JSON for each thing.

    The exit code is what a scheduler goes by. Where several fit, 2 comes before 4, 4 before 3, and 3 before 1:
      0  everything that was there is read, or another run is just doing it
      1  some files are no pictures, or could not be opened or moved: the log and Get-DigitBatchResult -Status Failed tell which
      2  the run could not be done: a parameter or the module is missing, the folder is gone, the disk is full, ...; nothing is lost,
         and the next run goes on
      3  a larger share than -MaximumRejected was not read: Rejected or Empty
      4  a larger share than -MaximumFailed is no picture, or could not be opened
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File examples/03-Batch.ps1 -Path /srv/digits/inbox -Database /srv/digits/results.db
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File examples/03-Batch.ps1 -Path /srv/forms -Database /srv/forms.db -Recurse -Stay -CsvPath /srv/forms.csv

    Reads the folders below too, leaves every picture where it is, and keeps a CSV file of all results.
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    # Folder that is looked through.
    [string] $Path,

    # Results, a row a picture.
    [string] $Database,

    # Lines of JSON; by default beside the database.
    [string] $LogPath = "$Database.jsonl",

    # A CSV file of all results, written anew where there are new ones.
    [string] $CsvPath,

    # Looks through the folders below too.
    [switch] $Recurse,

    # Reads numbers instead of single digits.
    [switch] $Text,

    # Reads the boxes of sheets instead; the CSV file has a line for each cell.
    [switch] $Grid,

    # Leaves the pictures where they are.
    [switch] $Stay,

    # A run that would take longer ends, and the next one goes on.
    [string] $TimeLimit = '01:00:00',

    # The share of this run's pictures, 0 to 1, that may be Rejected or Empty.
    [string] $MaximumRejected = '1',

    # The share of this run's files, 0 to 1, that may have failed.
    [string] $MaximumFailed = '1',

    # Shares of fewer pictures say nothing: below this number they are not looked at.
    [string] $MinimumCount = '10',

    # What is no parameter. PowerShell would end with 1, as it does for an option that it can't convert: so those above are text.
    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Unknown
)

$ErrorActionPreference = 'Stop'
trap { Write-Error -ErrorRecord $_ -ErrorAction Continue; exit 2 }
# The installed module, else the one that this script lies in.
if (-not (Import-Module DigitTools -PassThru -ErrorAction Ignore)) { Import-Module "$PSScriptRoot/../DigitTools.psd1" }

if ($Unknown) { throw "There is no parameter for '$($Unknown[0])'." }
if (-not $Path) { throw '-Path is missing: the folder to look through.' }
if (-not $Database) { throw '-Database is missing: the file for the results.' }
[double] $rejectedLimit, [double] $failedLimit, [int] $from = $MaximumRejected, $MaximumFailed, $MinimumCount
foreach ($share in $rejectedLimit, $failedLimit) { if (-not ($share -ge 0 -and $share -le 1)) { throw "$share is no share: 0 to 1." } }

$parameters = @{ LiteralPath = $Path; Database = $Database; LogPath = $LogPath; TimeLimit = $TimeLimit; Recurse = $Recurse }
if ($Text) { $parameters.Text = $true }
if ($Grid) { $parameters.Grid = $true }
if (-not $Stay) {
    $parent = [System.IO.Path]::GetDirectoryName([System.IO.Path]::TrimEndingDirectorySeparator([System.IO.Path]::GetFullPath($Path)))
    $parameters += @{ MoveTo = "$parent/done"; RejectTo = "$parent/rejected"; ErrorTo = "$parent/errors" }
}

try { $result = Invoke-DigitBatch @parameters -ErrorAction Continue }
catch {
    # A run that takes longer than the time between two starts is no failure.
    if ($_.FullyQualifiedErrorId -like 'DatabaseBusy*') { exit 0 }
    throw
}

$result
if ($CsvPath -and ($result.Processed -gt 0 -or -not (Test-Path -LiteralPath $CsvPath))) {
    # Whole or not at all: who reads it meanwhile has the old one.
    Get-DigitBatchResult $Database -PerCell:$Grid | Export-Csv -LiteralPath "$CsvPath.new"
    Move-Item -LiteralPath "$CsvPath.new" -Destination $CsvPath -Force
}

$unread, $all = ($result.Rejected + $result.Empty), $result.Processed
if ($all -gt 0 -and $all -ge $from) {
    if ($result.Failed / $all -gt $failedLimit) {
        Write-Error "$($result.Failed) of $all files failed." -ErrorAction Continue
        exit 4
    }
    if ($unread / $all -gt $rejectedLimit) {
        Write-Error "$unread of $all pictures were not read." -ErrorAction Continue
        exit 3
    }
}
if ($result.Failed -gt 0 -or $result.Unmoved -gt 0) { exit 1 }
