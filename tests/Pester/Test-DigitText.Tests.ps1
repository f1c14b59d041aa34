BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:amounts = (Get-Item (Join-Path $ModuleRoot 'examples/amounts')).FullName

    function Export-Number([string] $Name, [string[]] $Label) {
        # A new folder with sample pictures and these rows of labels.
        $folder = (New-Item (Join-Path $TestDrive $Name) -ItemType Directory).FullName
        Get-ChildItem $amounts -Filter *.png | Copy-Item -Destination $folder
        $Label | Set-Content (Join-Path $folder 'labels.csv')
        $folder
    }

    # Of five pictures one is labelled wrong, and one is damaged.
    $script:mixed = Export-Number mixed 'file,text,kind', '1025.png,"1 025,-",pen', '96.png,96,pen', '385.png,386,pen',
        '2026-11-26.png,2026-11-26,date', 'bad.png,12,date'
    $script:bad = Join-Path $mixed 'bad.png'
    'no picture' | Set-Content $bad
}

Describe 'The samples' {
    It 'are read right, all of them' {
        $evaluation = Test-DigitText $amounts
        $evaluation.PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitTextEvaluation'
        $evaluation.Model | Should -Be (Get-DigitModel lines).Path
        $evaluation.DataPath | Should -Be $amounts
        $evaluation.Count | Should -Be 11
        $evaluation.Exact, $evaluation.ExactHigh | Should -Be 1, 1
        $evaluation.ExactLow | Should -BeGreaterThan 0.7
        $evaluation.CharacterErrorRate, $evaluation.WrongLength | Should -Be 0, 0
        $evaluation.Kinds | Should -BeNullOrEmpty
        $evaluation.Mistakes | Should -BeNullOrEmpty
        $evaluation.Elapsed | Should -BeGreaterThan ([timespan]::Zero)
        $evaluation.PicturesPerSecond | Should -BeGreaterThan 0
    }
}

Describe 'Figures' {
    BeforeAll {
        $script:evaluation = Test-DigitText $mixed -ErrorVariable problems -ErrorAction SilentlyContinue
        $script:found = $problems
    }

    It 'count a picture that cannot be read as a mistake, with one error that names it' {
        $found.Count | Should -Be 1
        Assert-ErrorRecord $found[0] PictureUnreadable InvalidData $bad
        $evaluation.Count | Should -Be 5
        $evaluation.Exact | Should -Be 0.6
        $evaluation.WrongLength | Should -Be 0.2
        # One digit of 19 is another, two are not read.
        [Math]::Abs($evaluation.CharacterErrorRate - 3 / 19) | Should -BeLessThan 1e-9
    }

    It 'name each mistake, the surest first' {
        $evaluation.Mistakes.Path | Should -Be (Join-Path $mixed '385.png'), $bad
        $evaluation.Mistakes.Actual | Should -Be '386', '12'
        $evaluation.Mistakes.Predicted | Should -Be '385', ''
        $evaluation.Mistakes[1].Status | Should -Be 'Failed'
        $evaluation.Mistakes[1].Confidence | Should -Be 0
    }

    It 'come for each kind' {
        $evaluation.Kinds.Kind | Should -Be 'date', 'pen'
        $evaluation.Kinds | ForEach-Object Count | Should -Be 2, 3
        $evaluation.Kinds[0].Exact | Should -Be 0.5
    }

    It 'tell what comes through at a threshold' {
        $all = Test-DigitText $amounts -MinimumConfidence 0
        $all.Recognized, $all.ExactOfRecognized | Should -Be 1, 1
        $none = Test-DigitText $amounts -MinimumConfidence 1
        $none.Recognized | Should -Be 0
        $none.ExactOfRecognized | Should -BeNullOrEmpty
    }

    It 'convert to JSON whole' {
        $back = $evaluation | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $back.Exact | Should -Be $evaluation.Exact
        $back.Kinds[1].Count | Should -Be 3
        $back.Mistakes[0].Predicted | Should -Be '385'
    }
}

Describe 'What is compared' {
    It 'are digits, and lines parted by a slash' {
        $lines = Export-Number lines 'file,text', '1025.png,10 / 25', '96.png,/ 9 6 /'
        $evaluation = Test-DigitText $lines
        $evaluation.Mistakes.Actual | Should -Be '10/25'
        $evaluation.Mistakes.Predicted | Should -Be '1025'
    }

    It 'are digits alone with -Pattern' {
        $dates = Export-Number dates 'file,text', '2026-11-26.png,2026/11/26', '2026-01-08.png,2026/01/08'
        (Test-DigitText $dates).Exact | Should -Be 0
        (Test-DigitText $dates -Pattern '20##-##-##').Exact | Should -Be 1
    }

    It 'is read as -Length says' {
        (Test-DigitText $amounts -Length (1..8)).Exact | Should -Be 1
        (Test-DigitText $amounts -Length 2).WrongLength | Should -BeGreaterThan 0.5
    }

    It 'may be single digits in class folders' {
        $evaluation = Test-DigitText (Export-ClassFolder (Join-Path $TestDrive 'classes') -Each 1)
        $evaluation.Count | Should -Be 10
        $evaluation.Exact | Should -BeGreaterOrEqual 0.8
    }
}

Describe 'Test-DigitText' {
    It 'takes models from the pipeline' {
        $model = Copy-Item (Get-DigitModel lines).Path (Join-Path $TestDrive 'a.onnx') -PassThru
        ($model | Test-DigitText $amounts).Model | Should -Be $model.FullName
        (Get-DigitModel lines | Test-DigitText $amounts).Count | Should -Be 11
    }

    It 'writes its two charts, at scale <_>' -ForEach 1, 2 {
        $charts = 'reliability', 'mistakes' | ForEach-Object { Join-Path $TestDrive "$_.png" }
        $null = Test-DigitText $mixed -ChartPath $charts[0] -MistakesPath $charts[1] -ChartScale $_ -ErrorAction SilentlyContinue
        $charts | Get-PngWidth | Should -Be (1080 * $_), (1032 * $_)
    }

    It 'writes nothing under -WhatIf' {
        $chart = Join-Path $TestDrive 'whatif.png'
        (Test-DigitText $amounts -ChartPath $chart -MistakesPath $chart -WhatIf).Count | Should -Be 11
        $chart | Should -Not -Exist
    }

    It 'gives a Boolean with -Quiet' {
        Test-DigitText $amounts -Quiet | Should -BeOfType [bool]
        Test-DigitText $amounts -Quiet -MinimumExact 1 | Should -BeTrue
        Test-DigitText $mixed -Quiet -MinimumExact 0.7 -ErrorAction SilentlyContinue | Should -BeFalse
    }

    It 'gives evaluation and error below -MinimumExact' {
        $evaluation = Test-DigitText $mixed -MinimumExact 0.7 -ErrorVariable problems -ErrorAction SilentlyContinue
        $evaluation.Count | Should -Be 5
        Assert-ErrorRecord $problems[1] ExactTooLow LimitsExceeded (Get-DigitModel lines).Path
    }
}

Describe 'What cannot be tested' {
    BeforeAll {
        $script:none = Join-Path $TestDrive 'none'
        $script:empty = (New-Item (Join-Path $TestDrive 'empty') -ItemType Directory).FullName
        $script:lost = Join-Path (Export-Number lost 'file,text', '1025.png,1025', 'lost.png,7') 'labels.csv'
        $script:digits = Join-Path $ModuleRoot 'bin/lib/Assets/digits.onnx'
    }

    It 'ends with <Id>: <Name>' -ForEach @(
        @{ Name = 'missing data'; Id = 'DataNotFound'; Category = 'ObjectNotFound'; Target = { $none }
            Run = { Test-DigitText $none }
        }
        @{ Name = 'a folder without labels'; Id = 'DataInvalid'; Category = 'InvalidData'; Target = { $empty }
            Run = { Test-DigitText $empty }
        }
        @{ Name = 'a row that names a missing picture'; Id = 'DataInvalid'; Category = 'InvalidData'; Target = { $lost }
            Run = { Test-DigitText (Split-Path $lost) }
        }
        @{ Name = 'a model for single digits'; Id = 'ModelInvalid'; Category = 'InvalidData'; Target = { $digits }
            Run = { Test-DigitText $amounts $digits }
        }
        @{ Name = 'a pattern without digits'; Id = 'PatternInvalid'; Category = 'InvalidArgument'; Target = { 'abc' }
            Run = { Test-DigitText $amounts -Pattern abc }
        }
    ) {
        Assert-Failure $Run $Id $Category (& $Target)
    }
}
