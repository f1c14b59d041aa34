<#
.SYNOPSIS
    Reads the pictures that are new in a folder and appends the results to a CSV file. Made to be run every few minutes.
.DESCRIPTION
    A picture that the CSV file names already is left alone. A picture that can't be read is reported as an error and tried
    again next time; the others are still read. The exit code is 1 when there was such a picture.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File examples/03-Scheduled-Task.ps1 -Path /srv/inbox -CsvPath /srv/digits.csv

    As a line of crontab: */5 * * * * pwsh -NoProfile -NonInteractive -File /opt/DigitTools/examples/03-Scheduled-Task.ps1 -Path /srv/inbox -CsvPath /srv/digits.csv
#>
[CmdletBinding()]
param(
    # Folder that is watched.
    [Parameter(Mandatory)]
    [string] $Path,

    # Results, one row a picture.
    [Parameter(Mandatory)]
    [string] $CsvPath
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../DigitTools.psd1"

$known = [System.Collections.Generic.HashSet[string]]::new()
if (Test-Path -LiteralPath $CsvPath) {
    foreach ($row in Import-Csv -LiteralPath $CsvPath) { $null = $known.Add($row.Path) }
}

$extensions = '.png', '.jpg', '.jpeg', '.bmp', '.gif', '.webp'
Get-ChildItem -LiteralPath $Path -File |
    Where-Object { $_.Extension -in $extensions -and -not $known.Contains($_.FullName) } |
    Get-DigitPrediction -ErrorAction Continue -ErrorVariable unreadable |
    Export-Csv -LiteralPath $CsvPath -Append

if ($unreadable) { exit 1 }
