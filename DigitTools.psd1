@{
    RootModule           = 'bin/DigitTools.PowerShell.dll'
    ModuleVersion        = '0.2.0'
    GUID                 = '5f1c9a52-5b0e-4e0c-9a0e-3c7f2a9d4b61'
    Author               = 'The DigitTools developers'
    CompanyName          = 'DigitTools'
    Copyright            = '(c) 2026 The DigitTools developers. MIT licence.'
    Description          = 'Handwritten digits: recognises folders of pictures in the pipeline, trains a convolutional network, and evaluates it. No GPU, no Python, no desktop needed.'
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('bin/DigitTools.Format.ps1xml')
    CmdletsToExport      = @(
        'ConvertTo-DigitTable'
        'Copy-DigitPicture'
        'Export-DigitReport'
        'Export-DigitWorkbook'
        'Get-DigitBatchResult'
        'Get-DigitBatchRun'
        'Get-DigitGrid'
        'Get-DigitModel'
        'Get-DigitPrediction'
        'Get-DigitText'
        'Install-DigitTrainingRuntime'
        'Invoke-DigitBatch'
        'Invoke-DigitTraining'
        'Join-DigitModel'
        'Merge-DigitBatchResult'
        'Remove-DigitBatchResult'
        'Test-DigitModel'
        'Test-DigitText'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('Digits', 'Handwriting', 'OCR', 'MNIST', 'MachineLearning', 'ONNX', 'Linux', 'MacOS', 'Windows', 'PSEdition_Core')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'CHANGELOG.md in the folder of the module says what is new.'
        }
    }
}
