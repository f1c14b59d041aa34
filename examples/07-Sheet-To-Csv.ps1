<#
.SYNOPSIS
    Reads photos of sheets into a CSV file each, a row for each row of the sheet, and lists the cells that a person has to look at.
.EXAMPLE
    ./examples/07-Sheet-To-Csv.ps1

    Reads the score sheet in examples/sheets.
.EXAMPLE
    ./examples/07-Sheet-To-Csv.ps1 -Path ~/photos/*.jpg -OutputDirectory ~/tables -Rows 9 -Columns 9
#>
[CmdletBinding()]
param(
    # The photos; wildcards are expanded.
    [string[]] $Path = "$PSScriptRoot/sheets/scores.jpg",

    # Folder for the CSV files and the charts.
    [string] $OutputDirectory = './output/sheets',

    # Rows of the grid, its heading among them; counted, if nothing is said.
    [int] $Rows,

    # Columns of the grid; counted, if nothing is said.
    [int] $Columns
)

$ErrorActionPreference = 'Stop'
trap { Write-Error -ErrorRecord $_ -ErrorAction Continue; exit 2 }
# The installed module, else the one that this script lies in.
if (-not (Import-Module DigitTools -PassThru -ErrorAction Ignore)) { Import-Module "$PSScriptRoot/../DigitTools.psd1" }

$known = @{}
if ($Rows) { $known.Rows = $Rows }
if ($Columns) { $known.Columns = $Columns }
$null = New-Item $OutputDirectory -ItemType Directory -Force
$cells = Get-DigitGrid $Path @known -ChartDirectory $OutputDirectory -ErrorAction Continue -ErrorVariable unread

foreach ($sheet in $cells | Group-Object Path, Page) {
    # The CSV file has the name of the photo, and a page of its own where the file has several.
    $first = $sheet.Group[0]
    $name = [System.IO.Path]::GetFileNameWithoutExtension($first.Name) + $(if ($first.Page -gt 1) { "-$($first.Page)" })
    $csv = Join-Path $OutputDirectory "$name.csv"
    $sheet.Group | ConvertTo-DigitTable | Export-Csv $csv
    $rejected = @($sheet.Group | Where-Object Status -EQ Rejected)
    "$($first.Name): $($sheet.Count) cells in $csv, $($rejected.Count) of them to look at"
    # Names and headings are among them, which are no digits: those that are nearly sure come first, with the best guess.
    $rejected | Sort-Object Confidence -Descending | Out-Host
}

# What could not be read, or has no grid, is an error of its own, and the rest went on.
if ($unread) { exit 1 }
