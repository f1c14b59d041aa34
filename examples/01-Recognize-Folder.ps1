<#
.SYNOPSIS
    Reads a folder of pictures, draws a chart of each, and evaluates the model on the 10,000 MNIST test digits.
.EXAMPLE
    ./examples/01-Recognize-Folder.ps1

    Reads the sample pictures in examples/digits.
.EXAMPLE
    ./examples/01-Recognize-Folder.ps1 -Path ~/scans -ChartDirectory ~/scans/charts
#>
[CmdletBinding()]
param(
    # Folder with the pictures.
    [string] $Path = "$PSScriptRoot/digits",

    # Folder for the charts.
    [string] $ChartDirectory = './output/charts'
)

$ErrorActionPreference = 'Stop'
trap { Write-Error -ErrorRecord $_ -ErrorAction Continue; exit 2 }
# The installed module, else the one that this script lies in.
if (-not (Import-Module DigitTools -PassThru -ErrorAction Ignore)) { Import-Module "$PSScriptRoot/../DigitTools.psd1" }

# One object a picture: digit, confidence, status, and the probability of each class. (Out-Host shows them here and now; leave it
# out to go on with the objects: Export-Csv, Where-Object, Group-Object ...)
Get-ChildItem -LiteralPath $Path -File |
    Get-DigitPrediction -ChartDirectory $ChartDirectory -ErrorAction Continue -ErrorVariable unreadable |
    Out-Host

# How far can the model be trusted? Accuracy with its interval, calibration, and every mistake.
Test-DigitModel -ChartPath "$ChartDirectory/confusion-matrix.png" -MistakesPath "$ChartDirectory/mistakes.png" | Out-Host

# What could not be read is an error of its own, and the rest went on.
if ($unreadable) { exit 1 }
