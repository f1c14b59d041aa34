BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:idx = Export-IdxFolder (Join-Path $TestDrive 'idx') -Train 300 -Test 500
    $script:classes = Export-ClassFolder (Join-Path $TestDrive 'classes')
    $script:models = New-Item (Join-Path $TestDrive 'models') -ItemType Directory
    Copy-Item (Get-DigitModel).Path (Join-Path $models 'a.onnx')
}

Describe 'The data that ships' {
    BeforeAll {
        $script:evaluation = Test-DigitModel
    }

    It 'is read at least 99.5 % right' {
        $evaluation.PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitModelEvaluation'
        $evaluation.Model | Should -Be (Get-DigitModel).Path
        $evaluation.DataPath | Should -Be (Get-Item (Join-Path $ModuleRoot 'bin/lib/Assets/mnist')).FullName
        $evaluation.Count | Should -Be 10000
        $evaluation.Accuracy | Should -BeGreaterOrEqual 0.995
        $evaluation.Loss | Should -BeLessThan 0.1
        $evaluation.ExpectedCalibrationError | Should -BeLessThan 0.02
    }

    It 'gives numbers that fit together' {
        $correct = $evaluation.Count - $evaluation.Errors
        $evaluation.Accuracy | Should -Be ($correct / $evaluation.Count)
        $evaluation.AccuracyLow | Should -BeLessThan $evaluation.Accuracy
        $evaluation.AccuracyHigh | Should -BeGreaterThan $evaluation.Accuracy
        (0..9 | ForEach-Object { $evaluation.ConfusionMatrix[$_][$_] } | Measure-Object -Sum).Sum | Should -Be $correct
        $support = 980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009
        $evaluation.ConfusionMatrix | ForEach-Object { ($_ | Measure-Object -Sum).Sum } | Should -Be $support
        $evaluation.PerClass.Digit | Should -Be (0..9)
        $evaluation.PerClass.Support | Should -Be $support
        ($evaluation.PerClass.F1 | Measure-Object -Minimum).Minimum | Should -BeGreaterThan 0.95
        $evaluation.Elapsed | Should -BeGreaterThan ([timespan]::Zero)
        $evaluation.ImagesPerSecond | Should -BeGreaterThan 0
    }

    It 'gives each mistake with its place' {
        $evaluation.Mistakes.Count | Should -Be $evaluation.Errors
        foreach ($mistake in $evaluation.Mistakes) {
            $mistake.Actual | Should -Be (Get-Mnist).Labels[8 + $mistake.Index]
            $mistake.Predicted | Should -Not -Be $mistake.Actual
            $mistake.Path | Should -BeNullOrEmpty
        }
    }
}

Describe 'Several models' {
    BeforeAll {
        $script:both = (Get-DigitModel).Path, (Join-Path $PSScriptRoot '0.1.0/digits.onnx')
    }

    It 'are measured one by one, and together' {
        $evaluations = Test-DigitModel -Model $both -DataPath $idx
        $evaluations.Model | Should -Be ($both + ($both -join [IO.Path]::PathSeparator))
        $evaluations[0].Loss | Should -Be (Test-DigitModel -DataPath $idx).Loss
        # The logarithm of a mean is over the mean of the logarithms.
        $evaluations[2].Loss | Should -BeLessThan (($evaluations[0].Loss + $evaluations[1].Loss) / 2)
        $evaluations | Format-Table | Out-String -Width 120 | Should -BeLike '*digits.onnx + digits.onnx*'
    }

    It 'are one by one where they are piped in' {
        (Get-Item $both | Test-DigitModel -DataPath $idx).Model | Should -Be $both
    }

    It 'are judged together' {
        $chart = Join-Path $TestDrive 'together.png'
        Test-DigitModel -Model $both -DataPath $idx -Quiet -MinimumAccuracy 0.9 -ChartPath $chart | Should -BeExactly $true
        $chart | Should -Exist
    }
}

Describe 'Test-DigitModel' {
    It 'reads an IDX folder, either half' {
        (Test-DigitModel -DataPath $idx).Count | Should -Be 500
        (Test-DigitModel -DataPath $idx -Split Train).Count | Should -Be 300
    }

    It 'reads class folders' {
        $evaluation = Test-DigitModel -DataPath $classes
        $evaluation.Count | Should -Be 20
        $evaluation.Errors | Should -BeLessOrEqual 1
        $evaluation.PerClass.Support | Should -Be (, 2 * 10)
    }

    It 'takes models from the pipeline, as <Name>' -ForEach @(
        @{ Name = 'files'; Get = { Get-ChildItem $models -Filter *.onnx } }
        @{ Name = 'what Get-DigitModel gives'; Get = { Get-DigitModel (Join-Path $models '*.onnx') } }
        @{ Name = 'what Get-DigitModel gives, after -Model'
            Get = { [pscustomobject]@{ Model = "$(Get-DigitModel (Join-Path $models 'a.onnx'))" } }
        }
    ) {
        $evaluation = & $Get | Test-DigitModel -DataPath $classes
        $evaluation.Model | Should -Be (Join-Path $models 'a.onnx')
        $evaluation.Count | Should -Be 20
    }

    It 'follows the location for relative paths' {
        Push-Location $TestDrive
        try { (Test-DigitModel -DataPath ./idx).DataPath | Should -Be $idx }
        finally { Pop-Location }
    }

    It 'writes its three charts, at scale <_>' -ForEach 1, 4 {
        $charts = 'confusion', 'mistakes', 'reliability' | ForEach-Object { Join-Path $TestDrive "$_.png" }
        $null = Test-DigitModel -DataPath $idx -ChartPath $charts[0] -MistakesPath $charts[1] -ReliabilityPath $charts[2] -ChartScale $_
        $charts | Get-PngWidth | Should -Be (854 * $_), (1032 * $_), (1080 * $_)
    }

    It 'writes nothing under -WhatIf' {
        $chart = Join-Path $TestDrive 'whatif.png'
        (Test-DigitModel -DataPath $idx -ChartPath $chart -WhatIf).Count | Should -Be 500
        $chart | Should -Not -Exist
    }

    It 'gives the evaluation, and then the error of each chart that cannot be written' {
        $file = New-Item (Join-Path $TestDrive 'no-folder') -Force
        $charts = @{ ChartPath = "$file/c.png"; MistakesPath = "$file/m.png" }
        (Test-DigitModel -DataPath $idx @charts -ErrorVariable failed -ErrorAction SilentlyContinue).Count | Should -Be 500
        $failed.FullyQualifiedErrorId | Should -Be (@('OutputNotWritable,DigitTools.Commands.TestDigitModelCommand') * 2)
        Test-DigitModel -DataPath $idx @charts -Quiet -MinimumAccuracy 0.5 -ErrorAction SilentlyContinue | Should -BeTrue
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
        $problems.Count | Should -Be 1
        Assert-ErrorRecord $problems[0] AccuracyTooLow LimitsExceeded (Get-DigitModel).Path
        Test-DigitModel -DataPath $wrong -MinimumAccuracy 1 -Quiet | Should -BeFalse
        $mistake = $evaluation.Mistakes | Where-Object Actual -EQ 5
        $mistake.Path | Should -Be (Join-Path (Join-Path $wrong '5') 'seven.png')
        $mistake.Predicted | Should -Be 7
    }

    It 'converts to JSON whole' {
        $evaluation = Test-DigitModel -DataPath $idx
        $back = $evaluation | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $back.Count | Should -Be 500
        $back.Accuracy | Should -Be $evaluation.Accuracy
        $back.ConfusionMatrix[7][7] | Should -Be $evaluation.ConfusionMatrix[7][7]
    }
}

Describe 'What cannot be tested' {
    BeforeAll {
        $script:none = Join-Path $TestDrive 'none'
        $script:half = Export-IdxFolder (Join-Path $TestDrive 'half') -Train 50
        $script:empty = (New-Item (Join-Path $TestDrive 'empty') -ItemType Directory).FullName
        $script:short = Join-Path (Export-IdxFolder (Join-Path $TestDrive 'short') -Test 50) 't10k-images-idx3-ubyte'
        [System.IO.File]::WriteAllBytes($short, [System.IO.File]::ReadAllBytes($short)[0..999])
        $script:text = Join-Path $TestDrive 'bad.png'
        'no picture' | Set-Content $text
    }

    It 'ends with <Id>: <Name>' -ForEach @(
        @{ Name = 'missing data'; Id = 'DataNotFound'; Category = 'ObjectNotFound'; Target = { $none }
            Run = { Test-DigitModel -DataPath $none }
        }
        @{ Name = 'a missing half'; Id = 'DataNotFound'; Category = 'ObjectNotFound'; Target = { $half }
            Run = { Test-DigitModel -DataPath $half }
        }
        @{ Name = 'a folder of nothing'; Id = 'DataInvalid'; Category = 'InvalidData'; Target = { $empty }
            Run = { Test-DigitModel -DataPath $empty }
        }
        @{ Name = 'a short file'; Id = 'DataInvalid'; Category = 'InvalidData'; Target = { $short }
            Run = { Test-DigitModel -DataPath (Split-Path $short) }
        }
        @{ Name = 'a missing model'; Id = 'ModelNotFound'; Category = 'ObjectNotFound'; Target = { $none }
            Run = { Test-DigitModel $none }
        }
        @{ Name = 'a text as model'; Id = 'ModelInvalid'; Category = 'InvalidData'; Target = { $text }
            Run = { Test-DigitModel $text }
        }
        @{ Name = 'another provider'; Id = 'ProviderNotSupported'; Category = 'InvalidArgument'; Target = { '' }
            Run = { Test-DigitModel -DataPath 'Env:\' }
        }
    ) {
        Assert-Failure $Run $Id $Category (& $Target)
    }

    It 'ends with DriveNotFound: a drive that is none' {
        { Test-DigitModel nodrive:/x.onnx } | Should -Throw -ErrorId 'DriveNotFound*'
    }
}
