BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:idx = Export-IdxFolder (Join-Path $TestDrive 'idx') -Train 300 -Test 500
    $script:classes = Export-ClassFolder (Join-Path $TestDrive 'classes')
}

Describe 'Test-DigitModel' {
    It 'measures at least 99.5 % on the data that ships' {
        $evaluation = Test-DigitModel
        $evaluation.Count | Should -Be 10000
        $evaluation.Accuracy | Should -BeGreaterOrEqual 0.995
        $evaluation.AccuracyLow | Should -BeLessThan $evaluation.Accuracy
        $evaluation.AccuracyHigh | Should -BeGreaterThan $evaluation.Accuracy
        $evaluation.ConfusionMatrix.Count | Should -Be 10
        $evaluation.ConfusionMatrix[3][3] | Should -BeGreaterThan 990
        $evaluation.Mistakes.Count | Should -Be $evaluation.Errors
        $evaluation.PerClass.Digit | Should -Be (0..9)
        $evaluation.Elapsed | Should -BeOfType [timespan]
    }

    It 'reads an IDX folder, either half' {
        (Test-DigitModel -DataPath $idx).Count | Should -Be 500
        (Test-DigitModel -DataPath $idx -Split Train).Count | Should -Be 300
    }

    It 'reads class folders' {
        $evaluation = Test-DigitModel -DataPath $classes
        $evaluation.Count | Should -Be 20
        $evaluation.PerClass.Support | Should -Be (, 2 * 10)
    }

    It 'takes models from the pipeline, as <Name>' -ForEach @(
        @{ Name = 'files'; Get = { Get-ChildItem (Join-Path $TestDrive 'models') -Filter *.onnx } }
        @{ Name = 'what Get-DigitModel gives'; Get = { Get-DigitModel (Join-Path $TestDrive 'models/*.onnx') } }
        @{ Name = 'what Get-DigitModel gives, after -Model'; Get = { [pscustomobject]@{ Model = "$(Get-DigitModel (Join-Path $TestDrive 'models/a.onnx'))" } } }
    ) {
        $folder = New-Item (Join-Path $TestDrive 'models') -ItemType Directory -Force
        Copy-Item (Get-DigitModel).Path (Join-Path $folder 'a.onnx')
        $evaluation = & $Get | Test-DigitModel -DataPath $classes
        $evaluation.Model | Should -Be (Join-Path $folder 'a.onnx')
        $evaluation.Count | Should -Be 20
    }

    It 'follows the location for relative paths' {
        Push-Location $TestDrive
        try { (Test-DigitModel -DataPath ./idx).DataPath | Should -Be $idx }
        finally { Pop-Location }
    }

    It 'writes its three charts' {
        $charts = 'confusion', 'mistakes', 'reliability' | ForEach-Object { Join-Path $TestDrive "$_.png" }
        $null = Test-DigitModel -DataPath $idx -ChartPath $charts[0] -MistakesPath $charts[1] -ReliabilityPath $charts[2]
        $charts | ForEach-Object { (Get-Item $_).Length | Should -BeGreaterThan 5000 }
    }

    It 'writes nothing under -WhatIf' {
        $chart = Join-Path $TestDrive 'whatif.png'
        (Test-DigitModel -DataPath $idx -ChartPath $chart -WhatIf).Count | Should -Be 500
        $chart | Should -Not -Exist
    }

    It 'gives a Boolean with -Quiet' {
        Test-DigitModel -DataPath $idx -Quiet -MinimumAccuracy 0.5 | Should -BeTrue
        Test-DigitModel -DataPath $idx -Quiet | Should -BeOfType [bool]
    }

    It 'gives evaluation and error below -MinimumAccuracy' {
        $wrong = Export-ClassFolder (Join-Path $TestDrive 'wrong') -Each 1
        $null = Export-DigitPng (Join-Path $wrong '5/seven.png') 0
        $evaluation = Test-DigitModel -DataPath $wrong -MinimumAccuracy 1 -ErrorVariable problems -ErrorAction SilentlyContinue
        $evaluation.Count | Should -Be 11
        $problems | Get-ErrorId | Should -Be 'AccuracyTooLow'
        Test-DigitModel -DataPath $wrong -MinimumAccuracy 1 -Quiet | Should -BeFalse
        ($evaluation.Mistakes | Where-Object Actual -EQ 5).Path | Should -Be (Join-Path (Join-Path $wrong '5') 'seven.png')
    }

    It 'converts to JSON whole' {
        $evaluation = Test-DigitModel -DataPath $idx
        $back = $evaluation | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $back.Accuracy | Should -Be $evaluation.Accuracy
        $back.ConfusionMatrix[7][7] | Should -Be $evaluation.ConfusionMatrix[7][7]
    }

    It 'ends with <Id> for <Name>' -ForEach @(
        @{ Name = 'missing data'; Id = 'DataNotFound'; Arguments = { @{ DataPath = Join-Path $TestDrive 'none' } } }
        @{ Name = 'a folder of nothing'; Id = 'DataInvalid'; Arguments = { @{ DataPath = (New-Item (Join-Path $TestDrive 'nothing') -ItemType Directory).FullName } } }
        @{ Name = 'a missing model'; Id = 'ModelNotFound'; Arguments = { @{ Model = Join-Path $TestDrive 'none.onnx' } } }
        @{ Name = 'another provider'; Id = 'ProviderNotSupported'; Arguments = { @{ DataPath = 'Env:\' } } }
    ) {
        $given = & $Arguments
        { Test-DigitModel @given } | Should -Throw -ErrorId "$Id*"
    }
}
