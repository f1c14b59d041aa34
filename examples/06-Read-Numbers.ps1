<#
.SYNOPSIS
    Reads a folder of pictures of numbers into a CSV file, and lists those that a person has to look at, each with its chart.
.EXAMPLE
    ./examples/06-Read-Numbers.ps1

    Reads the sample pictures in examples/amounts.
.EXAMPLE
    ./examples/06-Read-Numbers.ps1 -Path ~/amounts -CsvPath ~/amounts.csv -Length (3..6)
#>
[CmdletBinding()]
param(
    # Folder with the pictures.
    [string] $Path = "$PSScriptRoot/amounts",

    # The CSV file to write, with a row for each picture.
    [string] $CsvPath = './output/amounts.csv',

    # Folder for the charts.
    [string] $ChartDirectory = './output/charts',

    # Numbers of digits that are possible; all, if nothing is said.
    [int[]] $Length = @()
)

$ErrorActionPreference = 'Stop'
trap { Write-Error -ErrorRecord $_ -ErrorAction Continue; exit 2 }
# The installed module, else the one that this script lies in.
if (-not (Import-Module DigitTools -PassThru -ErrorAction Ignore)) { Import-Module "$PSScriptRoot/../DigitTools.psd1" }

$texts = Get-ChildItem -LiteralPath $Path -File -Exclude *.csv |
    Get-DigitText -Length $Length -ChartDirectory $ChartDirectory -ErrorAction Continue -ErrorVariable unreadable
$null = New-Item (Split-Path $CsvPath) -ItemType Directory -Force
$texts | Select-Object Name, Text, Status, Confidence, LowestIndex, LowestConfidence | Export-Csv $CsvPath

"$($texts.Count) pictures in $CsvPath"
# Of a text that isn't sure, the least sure digit is what to look at first: LowestIndex counts from 0.
$texts | Where-Object Status -NE Recognized | Sort-Object Confidence | Out-Host

# What could not be read is an error of its own, and the rest went on.
if ($unreadable) { exit 1 }
