BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:amounts = Join-Path $ModuleRoot 'examples/amounts'
    $script:amount = Join-Path $amounts '1025.png'
    $script:date = Join-Path $amounts '2026-11-26.png'
    $script:blank = Export-BlankPng (Join-Path $TestDrive 'blank.png')
}

Describe 'Properties' {
    It 'are those of the contract, all scalar' {
        $found = Get-DigitText $amount, $blank
        $found[0].PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitText'
        $contract = 'Path', 'Name', 'Directory', 'Page', 'Status', 'Reason', 'Text', 'Confidence', 'LowestConfidence', 'LowestIndex',
            'Length', 'LineCount', 'Left', 'Top', 'Width', 'Height', 'ModelId'
        $found[0].PSObject.Properties.Name | Sort-Object | Should -Be ($contract | Sort-Object)
        foreach ($value in $found | ForEach-Object { $_.PSObject.Properties.Value }) {
            $null -eq $value -or $value -is [string] -or $value -is [int] -or $value -is [double] | Should -BeTrue
        }
    }

    It 'have numbers that fit together' {
        $found = Get-DigitText $amount
        $found.Text -replace ' ' | Should -Be '1025'
        $found.Length | Should -Be 4
        $found.LineCount | Should -Be 1
        $digits = $found.GetDigits()
        $found.LowestConfidence | Should -Be ($digits | Measure-Object Confidence -Minimum).Minimum
        $digits[$found.LowestIndex].Confidence | Should -Be $found.LowestConfidence
        $found.Left | Should -Be ($digits | Measure-Object Left -Minimum).Minimum
        $found.GetLines() | Should -Be $found.Text
    }

    It 'of a blank picture say so' {
        $found = Get-DigitText $blank
        "$($found.Status) $($found.Reason) '$($found.Text)' $($found.Length) $($found.LowestIndex)" | Should -Be "Empty NoInk '' 0 "
        $found.GetLines() | Should -BeNullOrEmpty
    }

    It 'keep leading zeros through Export-Csv' {
        $csv = Join-Path $TestDrive 'texts.csv'
        Get-DigitText (Join-Path $amounts '00417.png') | Export-Csv $csv
        (Import-Csv $csv).Text -replace ' ' | Should -Be '00417'
    }
}

Describe '-PerDigit' {
    It 'gives an object for each digit, from left to right' {
        $found = Get-DigitText $amount -PerDigit
        $found[0].PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitTextDigit'
        $found.Digit | Should -Be 1, 0, 2, 5
        $found.Index | Should -Be 0, 1, 2, 3
        $found.Left | Should -Be ($found.Left | Sort-Object)
        foreach ($digit in $found) {
            $digit.Confidence | Should -Be $digit."P$($digit.Digit)"
            [Math]::Abs((0..9 | ForEach-Object { $digit."P$_" } | Measure-Object -Sum).Sum - 1) | Should -BeLessThan 1e-9
        }
    }
}

Describe 'What is known' {
    It 'of the length is kept to' {
        (Get-DigitText $amount -Length 4).Length | Should -Be 4
        (Get-DigitText $amount -Length 2).Length | Should -Be 2
        (Get-DigitText $amount -Length (3..5)).Text -replace ' ' | Should -Be '1025'
    }

    It 'of the form is that of the text' {
        (Get-DigitText $date -Pattern '####-##-##').Text | Should -Be '2026-11-26'
        (Get-DigitText $date -Pattern '20##/##/##').Text | Should -Be '2026/11/26'
    }

    It 'is refused where no text can be like it: <Pattern>' -ForEach @(
        @{ Pattern = 'abc' }
        @{ Pattern = '##\' }
        @{ Pattern = '\#' }
    ) {
        Assert-Failure { Get-DigitText $amount -Pattern $Pattern } PatternInvalid InvalidArgument $Pattern
    }

    It 'is refused where -Length and -Pattern differ' {
        Assert-Failure { Get-DigitText $amount -Pattern '###' -Length 4 } PatternInvalid InvalidArgument '###'
    }
}

Describe 'Files' {
    It 'come in their order, a bad one as an error of its own' {
        $bad = Join-Path $TestDrive 'bad.png'
        'no picture' | Set-Content $bad
        $found = $amount, $bad, $date | Get-DigitText -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Path | Should -Be $amount, $date
        Assert-ErrorRecord $problems[0] PictureUnreadable InvalidData $bad
    }

    It 'get a chart each' {
        $charts = Join-Path $TestDrive 'charts'
        Get-DigitText $amount, $blank -ChartDirectory $charts | Out-Null
        (Get-ChildItem $charts).Name | Should -Be '1025.text.png', 'blank.text.png'
    }

    It 'are read with a model for lines alone' {
        $digits = Join-Path $ModuleRoot 'bin/lib/Assets/digits.onnx'
        Assert-Failure { Get-DigitText $amount -Model $digits } ModelInvalid InvalidData $digits
        Assert-Failure { Get-DigitText $amount -Model lines, $digits } TextModelAmbiguous InvalidArgument $digits
        (Get-DigitText $amount -Model lines).Length | Should -Be 4
    }
}
