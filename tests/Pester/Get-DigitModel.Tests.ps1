BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:shipped = (Get-Item (Join-Path $ModuleRoot 'bin/lib/Assets/digits.onnx')).FullName
}

Describe 'Get-DigitModel' {
    It 'describes the model that ships' {
        $model = Get-DigitModel
        $model.Path | Should -Be $shipped
        $model.Size | Should -Be (Get-Item $shipped).Length
        $model.Size | Should -BeLessThan 3000000
        $model.ModelId | Should -Be (Get-FileHash $shipped).Hash.Substring(0, 12).ToLowerInvariant()
        $model.TestAccuracy | Should -BeGreaterOrEqual 0.995
        $model.Classes | Should -Be (0..9 | ForEach-Object ToString)
        $model.TrainingOptions['Epochs'] | Should -Not -BeNullOrEmpty
        $model.Epochs.Count | Should -BeGreaterThan 0
        $model.Created | Should -BeOfType [System.DateTimeOffset]
    }

    It 'takes paths, wildcards and files' {
        $folder = New-Item (Join-Path $TestDrive 'models') -ItemType Directory
        Copy-Item $shipped (Join-Path $folder 'a.onnx')
        [System.IO.File]::Copy($shipped, (Join-Path $folder 'b[1].onnx'))
        (Get-DigitModel (Join-Path $folder 'a.onnx')).Path | Should -Be (Join-Path $folder 'a.onnx')
        (Get-DigitModel -LiteralPath (Join-Path $folder 'b[1].onnx')).ModelId | Should -Be (Get-DigitModel).ModelId
        @(Get-DigitModel (Join-Path $folder '*.onnx')).Count | Should -Be 2
        @(Get-ChildItem $folder | Get-DigitModel).Count | Should -Be 2
    }

    It 'says of a prediction which model it came from' {
        $digit = Export-DigitPng (Join-Path $TestDrive 'x.png') 0
        (Get-DigitPrediction $digit).ModelId | Should -Be (Get-DigitModel).ModelId
    }

    It 'converts to JSON' {
        $back = Get-DigitModel | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        $back.Size | Should -Be (Get-Item $shipped).Length
        $back.TrainingOptions.Epochs | Should -Not -BeNullOrEmpty
    }

    It 'ends with <Id> for <Path>' -ForEach @(
        @{ Path = 'none.onnx'; Id = 'ModelNotFound' }
        @{ Path = 'Env:\PATH'; Id = 'ProviderNotSupported' }
        @{ Path = 'nodrive:\x.onnx'; Id = 'DriveNotFound' }
    ) {
        { Get-DigitModel $Path -ErrorAction Stop } | Should -Throw -ErrorId "$Id*"
    }

    It 'ends with ModelInvalid for a file that is no model' {
        $text = Join-Path $TestDrive 'text.onnx'
        'no model' | Set-Content $text
        { Get-DigitModel $text } | Should -Throw -ErrorId 'ModelInvalid*'
    }
}
