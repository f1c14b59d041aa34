<#
.SYNOPSIS
    Reads a folder of pictures and writes a report to look through in a browser: one HTML file that needs nothing else.
.EXAMPLE
    ./examples/05-Report.ps1

    Reads the sample pictures in examples/digits.
.EXAMPLE
    ./examples/05-Report.ps1 -Path ~/scans -OutputPath ~/scans/report.html
#>
[CmdletBinding()]
param(
    # Folder with the pictures.
    [string] $Path = "$PSScriptRoot/digits",

    # The report to write.
    [string] $OutputPath = './output/report.html'
)

$ErrorActionPreference = 'Stop'
trap { Write-Error -ErrorRecord $_ -ErrorAction Continue; exit 2 }
# The installed module, else the one that this script lies in.
if (-not (Import-Module DigitTools -PassThru -ErrorAction Ignore)) { Import-Module "$PSScriptRoot/../DigitTools.psd1" }

# The least sure pictures come first in the report: those are the ones worth a look. The evaluation tells how far the model can be trusted.
Get-ChildItem -LiteralPath $Path -File |
    Get-DigitPrediction -ErrorAction Continue -ErrorVariable unreadable |
    Export-DigitReport -OutputPath $OutputPath -Title (Split-Path -Leaf $Path) -Evaluation (Test-DigitModel) -Force

# What could not be read is an error of its own, and the rest went on.
if ($unreadable) { exit 1 }
