BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:digits = Export-DigitFolder (Join-Path $TestDrive 'digits') -Count 6
    $script:report = Join-Path $TestDrive 'report.html'

    function Get-ReportData([string] $Path = $report) {
        $html = Get-Content -LiteralPath $Path -Raw
        [regex]::Match($html, '(?s)<script type="application/json" id="data">(.*?)</script>').Groups[1].Value | ConvertFrom-Json
    }
}

Describe 'Export-DigitReport' {
    AfterEach {
        Remove-Item $report -ErrorAction Ignore
    }

    It 'writes predictions into one file and gives it' {
        $file = Get-DigitPrediction $digits/*.png | Export-DigitReport $report -Title 'A & B'
        $file | Should -BeOfType [System.IO.FileInfo]
        $file.FullName | Should -Be $report
        $data = Get-ReportData
        $data.count | Should -Be 6
        $data.missing | Should -Be 0
        $data.rows | ForEach-Object { $_[0] } | Sort-Object | Should -Be '0.png', '1.png', '2.png', '3.png', '4.png', '5.png'
        $data.digits | Should -Be 1, 2, 1, 0, 1, 0, 0, 1, 0, 0
        Get-Content $report -Raw | Should -Match '<title>A &amp; B</title>'
    }

    It 'puts the least sure first' {
        $expected = (Get-DigitPrediction $digits/*.png | Sort-Object Confidence | Select-Object -First 1).Path | Split-Path -Leaf
        $null = Get-DigitPrediction $digits/*.png | Export-DigitReport $report
        (Get-ReportData).rows[0][0] | Should -Be $expected
    }

    It 'takes what Export-Csv wrote, in the culture <_> too' -ForEach 'en-US', 'de-DE' {
        $csv = Join-Path $TestDrive "$_.csv"
        $predictions = Get-DigitPrediction $digits/*.png
        $null = $predictions | Export-DigitReport $report
        $direct = Get-ReportData
        $old = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            $predictions | Export-Csv $csv
            $null = Import-Csv $csv | Export-DigitReport $report -Force
        }
        finally {
            [cultureinfo]::CurrentCulture = $old
        }
        $again = Get-ReportData
        $again.rows | ConvertTo-Json -Depth 3 | Should -Be ($direct.rows | ConvertTo-Json -Depth 3)
        $again.meanConfidence | Should -Be $direct.meanConfidence
        $again.models | Should -Be $direct.models
    }

    It 'takes evaluations, from the pipeline and by parameter' {
        $idx = Export-IdxFolder (Join-Path $TestDrive 'idx') -Test 300
        $evaluation = Test-DigitModel -DataPath $idx
        $null = & { Get-DigitPrediction $digits/0.png; $evaluation } | Export-DigitReport $report -Evaluation $evaluation
        $data = Get-ReportData
        $data.count | Should -Be 1
        $data.evaluations.Count | Should -Be 2
        $data.evaluations[0].numbers.errors | Should -Be $evaluation.Errors
        $data.evaluations[0].numbers.confusionMatrix[3][3] | Should -Be $evaluation.ConfusionMatrix[3][3]
    }

    It 'keeps names that look like markup as text' {
        $name = '</script><img src=x onerror=alert(1)>'
        $null = [pscustomobject]@{ Path = "x/$name"; Status = $name; Reason = $name } | Export-DigitReport $report -Title $name -WarningAction SilentlyContinue
        Get-Content $report -Raw | Should -Not -Match '<img src=x'
        (Get-ReportData).rows[0][2] | Should -Be $name
    }

    It 'warns of pictures that are gone' {
        $gone = Export-DigitPng (Join-Path $TestDrive 'gone.png') 0
        $predictions = Get-DigitPrediction $gone, (Join-Path $digits '1.png')
        Remove-Item $gone
        $null = $predictions | Export-DigitReport $report -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Be '1 of 2 pictures could not be read again: the report shows a placeholder for them.'
        (Get-ReportData).count | Should -Be 2
    }

    It 'embeds as many pictures as -PictureLimit says' {
        $null = Get-DigitPrediction $digits/*.png | Export-DigitReport $report -PictureLimit 2
        $data = Get-ReportData
        $data.embedded | Should -Be 2
        $data.rows.Count | Should -Be 6
    }

    It 'replaces a file with -Force only' {
        Set-Content $report 'precious'
        { Get-DigitPrediction $digits/0.png | Export-DigitReport $report } | Should -Throw -ErrorId 'OutputExists*'
        Get-Content $report | Should -Be 'precious'
        $null = Get-DigitPrediction $digits/0.png | Export-DigitReport $report -Force
        (Get-ReportData).count | Should -Be 1
    }

    It 'writes nothing under -WhatIf' {
        Get-DigitPrediction $digits/0.png | Export-DigitReport $report -WhatIf | Should -BeNullOrEmpty
        $report | Should -Not -Exist
    }

    It 'reports what it cannot show and goes on' {
        $null = & { 42; Get-DigitPrediction $digits/0.png } | Export-DigitReport $report -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Get-ErrorId | Should -Be 'PredictionInvalid'
        $problems[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        (Get-ReportData).count | Should -Be 1
    }

    It 'follows the location' {
        Push-Location $TestDrive
        try {
            $null = [pscustomobject]@{ Path = 'digits/0.png'; Status = 'Recognized' } | Export-DigitReport report.html
            (Get-ReportData).missing | Should -Be 0
        }
        finally {
            Pop-Location
        }
    }
}
