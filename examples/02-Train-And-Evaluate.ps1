<#
.SYNOPSIS
    Trains a model on MNIST, draws its learning curves, and evaluates what was written.
.EXAMPLE
    ./examples/02-Train-And-Evaluate.ps1

    Two epochs: about 99.2 % on the test digits.
.EXAMPLE
    ./examples/02-Train-And-Evaluate.ps1 -Epochs 30 -OutputPath ~/digits.onnx
#>
[CmdletBinding()]
param(
    # The model to write.
    [string] $OutputPath = './output/trained.onnx',

    # Passes over the training digits.
    [int] $Epochs = 2,

    # A folder of IDX files or of class folders 0 .. 9; the MNIST data that ships with the module where it isn't given.
    [string] $DataPath
)

$ErrorActionPreference = 'Stop'
trap { Write-Error -ErrorRecord $_ -ErrorAction Continue; exit 2 }
# The installed module, else the one that this script lies in.
if (-not (Import-Module DigitTools -PassThru -ErrorAction Ignore)) { Import-Module "$PSScriptRoot/../DigitTools.psd1" }

$data = @{}
if ($DataPath) { $data.DataPath = $DataPath }

$training = Invoke-DigitTraining -OutputPath $OutputPath -Epochs $Epochs -Seed 1 -Force `
    -ChartPath "$OutputPath.curves.png" -HistoryPath "$OutputPath.history.csv" @data
$training.Epochs | Out-Host

Test-DigitModel -Model $training.ModelPath -ChartPath "$OutputPath.confusion.png" @data | Out-Host
