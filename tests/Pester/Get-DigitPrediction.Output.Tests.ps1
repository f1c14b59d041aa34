BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:digits = Export-DigitFolder (Join-Path $TestDrive 'digits')
    $script:seven = Join-Path $digits '0.png'
    $script:blank = Export-BlankPng (Join-Path $TestDrive 'blank.png')
}

Describe 'Properties' {
    It 'are those of the contract, all scalar' {
        $found = Get-DigitPrediction $seven, $blank
        $found[0].PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitPrediction'
        $contract = 'Path', 'Name', 'Directory', 'Page', 'Status', 'Reason', 'Digit', 'BestGuess', 'Confidence', 'Second',
            'SecondConfidence', 'Margin'
        $contract += 0..9 | ForEach-Object { "P$_" }
        $found[0].PSObject.Properties.Name | Should -Be ($contract + 'ModelId')
        foreach ($value in $found | ForEach-Object { $_.PSObject.Properties.Value }) {
            $null -eq $value -or $value -is [string] -or $value -is [int] -or $value -is [double] | Should -BeTrue
        }
    }

    It 'have numbers that fit together' {
        $found = Get-DigitPrediction $seven
        "$($found.Status) $($found.Reason) $($found.Digit)" | Should -Be 'Recognized None 7'
        $found.Confidence | Should -BeGreaterThan 0.5
        $found.Confidence | Should -Be $found.P7
        $found.SecondConfidence | Should -Be $found."P$($found.Second)"
        $found.Margin | Should -Be ($found.Confidence - $found.SecondConfidence)
    }

    It 'tell where the picture is, for Select-Object, Sort-Object and Where-Object' {
        $found = Get-DigitPrediction (Join-Path $digits '2.png'), $seven, $blank
        $found | Select-Object -ExpandProperty Name | Should -Be '2.png', '0.png', 'blank.png'
        ($found | Sort-Object Name).Path | Should -Be $seven, (Join-Path $digits '2.png'), $blank
        ($found | Where-Object Name -Like 'b*').Status | Should -Be 'Empty'
        ($found | Group-Object Directory).Name | Should -Be $TestDrive, $digits
        $found.Page | Select-Object -Unique | Should -Be 1
    }

    It 'have a copy of the probabilities, which sum to 1' {
        $found = Get-DigitPrediction $seven
        $probabilities = $found.GetProbabilities()
        $probabilities | Should -Be (0..9 | ForEach-Object { $found."P$_" })
        [Math]::Abs(($probabilities | Measure-Object -Sum).Sum - 1) | Should -BeLessThan 1e-9
        $probabilities[7] = 0
        $found.P7 | Should -BeGreaterThan 0.5
    }

    It 'survive Export-Csv and Import-Csv' {
        $csv = Join-Path $TestDrive 'p.csv'
        $found = Get-DigitPrediction (Join-Path $digits '*.png')
        $found | Export-Csv $csv
        $back = Import-Csv $csv
        $back.Count | Should -Be 8
        [int[]]$back.Digit | Should -Be $found.Digit
        [double[]]$back.P7 | Should -Be $found.P7
        $back[0].PSObject.Properties.Name | Should -Be $found[0].PSObject.Properties.Name
    }

    It 'survive JSON, by <Name>' -ForEach @(
        @{ Name = 'ConvertTo-Json'; Convert = { param($Prediction) $Prediction | ConvertTo-Json } }
        @{ Name = 'the serializer of .NET'
            Convert = { param($Prediction) [System.Text.Json.JsonSerializer]::Serialize($Prediction, $Prediction.GetType()) }
        }
    ) {
        foreach ($found in Get-DigitPrediction $seven, $blank) {
            $back = & $Convert $found | ConvertFrom-Json
            foreach ($property in $found.PSObject.Properties) { $back.($property.Name) | Should -Be $property.Value }
        }
    }

    It 'sort, group and filter like those of any object' {
        $found = Get-DigitPrediction (Join-Path $digits '*.png')
        ($found | Group-Object Digit | Where-Object Name -EQ 4).Count | Should -Be 2
        ($found | Sort-Object Digit)[0].Digit | Should -Be 0
        @($found | Where-Object Confidence -GT 2).Count | Should -Be 0
    }
}

Describe 'Several models' {
    BeforeAll {
        $script:both = (Get-DigitModel).Path, (Join-Path $PSScriptRoot '0.1.0/digits.onnx')
    }

    It 'read together' {
        $alone = $both.ForEach({ Get-DigitPrediction $seven -Model $_ })
        $together = Get-DigitPrediction $seven -Model $both
        $together.Digit | Should -Be 7
        # A clean digit is trusted alike, whoever reads it.
        [Math]::Abs($together.P7 - ($alone[0].P7 + $alone[1].P7) / 2) | Should -BeLessThan 0.001
        $together.ModelId | Should -Match '^[0-9a-f]{12}$'
        $together.ModelId | Should -Not -BeIn $alone.ModelId
        (Get-DigitPrediction $seven -Model $both[1, 0]).ModelId | Should -Not -Be $together.ModelId
    }

    It 'are named under -Verbose' {
        $told = "$(Get-DigitPrediction $seven -Model $both -Verbose 4>&1)"
        $both | ForEach-Object { $told | Should -BeLike "*$_*" }
        $told | Should -BeLike "*2 models are averaged*$((Get-DigitPrediction $seven -Model $both).ModelId)*"
    }

    It 'have to be there, each of them' {
        $none = Join-Path $TestDrive 'none.onnx'
        Assert-Failure { Get-DigitPrediction $seven -Model $both[0], $none } ModelNotFound ObjectNotFound $none
        Assert-Failure { Get-DigitPrediction $seven -Model digits, lines } ModelInvalid InvalidData
    }
}

Describe 'Verdicts' {
    It 'reject with -MinimumConfidence 1 and keep the probabilities' {
        $found = Get-DigitPrediction (Join-Path $digits '[0-3].png') -MinimumConfidence 1
        $found | ForEach-Object { "$($_.Status) $($_.Reason) $($_.Digit)" } | Select-Object -Unique | Should -Be 'Rejected LowConfidence '
        ($found.Confidence | Measure-Object -Minimum).Minimum | Should -BeGreaterThan 0.5
        $found[0].P7, $found[1].P2, $found[2].P1, $found[3].P0 | Should -Be $found.Confidence
    }

    It 'keep the best guess of what is rejected, with its confidence' {
        $rejected = Get-DigitPrediction $seven -MinimumConfidence 1
        $rejected.Digit | Should -BeNullOrEmpty
        $rejected.BestGuess | Should -Be 7
        $rejected.Confidence | Should -Be $rejected.P7
        (Get-DigitPrediction $seven).BestGuess | Should -Be 7
        (Get-DigitPrediction $blank).BestGuess | Should -BeNullOrEmpty
    }

    It 'say that a blank picture is empty' {
        $found = Get-DigitPrediction $blank
        "$($found.Status) $($found.Reason)" | Should -Be 'Empty NoInk'
        $found.Digit | Should -BeNullOrEmpty
        $found.Second | Should -BeNullOrEmpty
        $found.Confidence | Should -Be 0
        $found.GetProbabilities() | Select-Object -Unique | Should -Be 0
    }

    It 'know dark ink on light paper from light ink on dark' {
        $dark = Join-Path $TestDrive 'dark.png'
        Export-GrayPng $dark ([byte[]](Get-DigitPixel 0).ForEach({ 255 - $_ }))
        $right = @(
            Get-DigitPrediction $dark
            Get-DigitPrediction $dark -Polarity DarkOnLight
            Get-DigitPrediction $seven -Polarity LightOnDark
        )
        $right.Digit | Should -Be 7, 7, 7
        (Get-DigitPrediction $dark -Polarity LightOnDark -MinimumConfidence 0).P7 | Should -Not -Be $right[1].P7
    }

    It 'come with the defaults that were chosen, under -Verbose' {
        $told = "$(Get-DigitPrediction $seven -ThrottleLimit 2 -Verbose 4>&1)"
        $told | Should -BeLike '*No -Model given*'
        $told | Should -BeLike "*$((Get-DigitModel).Path)*"
        $told | Should -BeLike '*2 workers*'
        $told | Should -Not -BeLike '*-Polarity*'
    }

    It 'hint once a run at -Polarity, under -Verbose, where pictures are empty' {
        $told = Get-DigitPrediction $blank, $seven, $blank -Verbose 4>&1 | ForEach-Object { "$_" }
        @($told -match '-Polarity') | Should -BeLike '2 of 3 pictures*-ChartDirectory*'
    }
}

Describe 'The pipeline' {
    It 'ends when the next command has enough' {
        $endless = { while ($true) { $seven } }
        (& $endless | Get-DigitPrediction | Select-Object -First 3).Digit | Should -Be 7, 7, 7
    }

    It 'ends when the next command fails' {
        $endless = { while ($true) { $seven } }
        { & $endless | Get-DigitPrediction | ForEach-Object { throw 'enough' } } | Should -Throw 'enough'
        (Get-DigitPrediction $seven).Digit | Should -Be 7
    }

    It 'gives each result before it takes the next picture from a slow source' {
        $seen = [System.Threading.AutoResetEvent]::new($false)
        $slow = {
            foreach ($i in 0..3) {
                Join-Path $digits "$i.png"
                if (-not $seen.WaitOne(60000)) { throw "The result of $i.png is held back." }
            }
        }
        $found = & $slow | Get-DigitPrediction | ForEach-Object { $_; $null = $seen.Set() }
        $found.Digit | Should -Be 7, 2, 1, 0
    }

    It 'reports each error before it takes the next picture' {
        # The name of the second picture, which is missing too, tells how many errors were known when it was made.
        $slow = { Join-Path $TestDrive 'missing.png'; Join-Path $TestDrive "known-$($problems.Count).png" }
        & $slow | Get-DigitPrediction -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[1].TargetObject | Should -Be (Join-Path $TestDrive 'known-1.png')
    }
}

Describe 'Charts' {
    BeforeEach {
        $script:charts = Join-Path $TestDrive ([guid]::NewGuid())
    }

    It 'are one a picture' {
        $bad = Join-Path $TestDrive 'bad.png'
        'no picture' | Set-Content $bad
        $null = Get-DigitPrediction (Join-Path $digits '[01].png'), $blank, $bad -ChartDirectory $charts -ErrorAction SilentlyContinue
        (Get-ChildItem $charts).Name | Should -Be '0.prediction.png', '1.prediction.png', 'blank.prediction.png'
        Get-ChildItem $charts | Get-PngWidth | Should -Be 1760, 1760, 1760
    }

    It 'are larger with -ChartScale' {
        $null = Get-DigitPrediction $seven -ChartDirectory $charts -ChartScale 3
        Get-PngWidth (Join-Path $charts '0.prediction.png') | Should -Be (3 * 880)
    }

    It 'are below the location where the path is relative' {
        $null = New-Item $charts -ItemType Directory
        Push-Location $charts
        try { $null = Get-DigitPrediction $seven -ChartDirectory here }
        finally { Pop-Location }
        Join-Path $charts 'here/0.prediction.png' | Should -Exist
    }

    It 'of one name are both kept, the second with its folder' {
        $other = Export-DigitPng (Join-Path (New-Item (Join-Path $TestDrive 'other') -ItemType Directory) '0.png') 1
        (Get-DigitPrediction $seven, $other -ChartDirectory $charts).Digit | Should -Be 7, 2
        (Get-ChildItem $charts).Name | Should -Be '0.prediction.png', 'other-0.prediction.png'
    }

    It 'that cannot be written are errors, beside the predictions' {
        Set-Content $charts 'a file'
        $found = Get-DigitPrediction $seven -ChartDirectory $charts -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Digit | Should -Be 7
        Assert-ErrorRecord $problems[0] OutputNotWritable WriteError
    }

    It 'are not written under -WhatIf' {
        (Get-DigitPrediction $seven -ChartDirectory $charts -WhatIf).Digit | Should -Be 7
        $charts | Should -Not -Exist
    }
}
