BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:digits = Export-DigitFolder (Join-Path $TestDrive 'digits') -Count 6
    $null = Export-BlankPng (Join-Path $digits 'blank.png')
    $script:idx = Export-IdxFolder (Join-Path $TestDrive 'idx') -Test 200
    $script:evaluation = Test-DigitModel -DataPath $idx
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
        (Get-ChildItem $TestDrive -File).Name | Should -Be 'report.html'
        $data = Get-ReportData
        $data.count | Should -Be 7
        $data.missing | Should -Be 0
        $data.rows | ForEach-Object { $_[0] } | Sort-Object | Should -Be '0.png', '1.png', '2.png', '3.png', '4.png', '5.png', 'blank.png'
        $data.digits | Should -Be 1, 2, 1, 0, 1, 0, 0, 1, 0, 0
        $data.statuses | ForEach-Object { "$_" } | Should -Be 'Recognized 6', 'Empty 1'
        Get-Content $report -Raw | Should -Match '<title>A &amp; B</title>'
    }

    It 'puts the least sure first' {
        $expected = (Get-DigitPrediction $digits/?.png | Sort-Object Confidence | Select-Object -First 1).Path | Split-Path -Leaf
        $null = Get-DigitPrediction $digits/?.png | Export-DigitReport $report
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
            Remove-Item $csv
        }
        $again = Get-ReportData
        foreach ($part in 'rows', 'statuses', 'reasons', 'digits', 'models', 'meanConfidence', 'missing') {
            $again.$part | ConvertTo-Json -Depth 3 | Should -Be ($direct.$part | ConvertTo-Json -Depth 3)
        }
    }

    It 'takes texts, and what Export-Csv wrote of them' {
        $texts = Get-DigitText (Join-Path $ModuleRoot 'examples/amounts/*.png')
        $null = $texts | Export-DigitReport $report
        $data = Get-ReportData
        $data.count, $data.missing | Should -Be 11, 0
        $least = $texts | Sort-Object Confidence | Select-Object -First 1
        $data.rows[0][0, 10] | Should -Be $least.Name, $least.Text
        $data.rows[0][11].Count | Should -Be $least.Length
        $first = $least.GetDigits()[0]
        $data.rows[0][11][0][0, 2, 3, 4, 5] | Should -Be $first.Digit, $first.Left, $first.Top, $first.Width, $first.Height

        $csv = Join-Path $TestDrive 'texts.csv'
        $texts | Export-Csv $csv
        $null = Import-Csv $csv | Export-DigitReport $report -Force
        Remove-Item $csv
        $again = Get-ReportData
        $again.rows | ForEach-Object { "$($_[0, 2, 3, 5, 10])" } | Should -Be ($data.rows | ForEach-Object { "$($_[0, 2, 3, 5, 10])" })
        "$($again.rows[0][11][0])".Trim() | Should -Be "$($least.Left) $($least.Top) $($least.Width) $($least.Height)"
    }

    Context 'cells' {
        BeforeAll {
            $script:sheet = Join-Path $ModuleRoot 'examples/amounts/1025.png'
            function Get-Cell([int] $Row, [int] $Column, [string] $Text, [double] $Confidence, [string] $Status = 'Recognized', [hashtable] $More = @{}) {
                $cell = [ordered]@{
                    Path = $sheet; Page = 1; Grid = 1; Row = $Row; Column = $Column; RowSpan = 1; ColumnSpan = 1; Field = $null; Status = $Status
                    Reason = @{ Recognized = 'None'; Rejected = 'LowConfidence'; Empty = 'NoInk' }[$Status]; Text = $Text
                    Digit = $Status -eq 'Recognized' -and $Text.Length -eq 1 ? [int] $Text : $null; Confidence = $Confidence
                    Left = 10 * $Column; Top = 20 * $Row; Width = 10; Height = 20; ModelId = '0123456789ab'
                }
                foreach ($name in $More.Keys) { $cell[$name] = $More[$name] }
                [pscustomobject]$cell
            }
            $script:cells = (Get-Cell 1 1 '7' 0.99), (Get-Cell 1 2 '4' 0.4 Rejected), (Get-Cell 2 1 '12' 0.9 -More @{ ColumnSpan = 2 }), (Get-Cell 3 1 '' 0 Empty)
        }

        It 'makes one row of all cells of a page, as sure as the least sure of them' {
            $null = $cells | Export-DigitReport $report
            $data = Get-ReportData
            $data.count, $data.missing | Should -Be 1, 0
            $data.rows[0][0, 2, 3, 5] | Should -Be '1025.png', 'Rejected', 'LowConfidence', 0.4
            $data.rows[0][12].Count | Should -Be 4
            $data.rows[0][12][1] | Should -Be 1, 1, 2, 1, 1, '', 'Rejected', 'LowConfidence', '4', 0.4, 20, 20, 10, 20
            $data.rows[0][12][2][4] | Should -Be 2
            $data.rows[0][12][3][9] | Should -BeNullOrEmpty
            $data.models | Should -Be '0123456789ab'
        }

        It 'keeps pages, pictures and a second reading apart' {
            $other = Get-Cell 1 1 '3' 0.8 -More @{ Path = Join-Path $ModuleRoot 'examples/amounts/385.png' }
            $page = Get-Cell 1 1 '3' 0.7 -More @{ Page = 2 }
            # In any order: what sorts cells mixes sheets.
            $null = $cells[0], $other, $page, $cells[1], $cells[0] | Export-DigitReport $report -WarningAction SilentlyContinue
            $rows = (Get-ReportData).rows
            $rows | ForEach-Object { "$($_[0]) $($_[12].Count)" } | Sort-Object | Should -Be '1025.png 1', '1025.png 2', '1025.png, page 2 1', '385.png 1'
        }

        It 'takes what Export-Csv wrote of them, fields too' {
            $fields = (Get-Cell 1 1 '417' 0.9 -More @{ Field = 'Ward' }), (Get-Cell 2 1 '' 0 Empty -More @{ Field = 'Bed' })
            $null = $fields | Export-DigitReport $report
            $direct = Get-ReportData
            $csv = Join-Path $TestDrive 'cells.csv'
            $fields | Export-Csv $csv
            $null = Import-Csv $csv | Export-DigitReport $report -Force
            Remove-Item $csv
            $direct.rows[0][12][0][5, 8] | Should -Be 'Ward', '417'
            (Get-ReportData).rows | ConvertTo-Json -Depth 5 | Should -Be ($direct.rows | ConvertTo-Json -Depth 5)
        }
    }

    It 'takes texts and predictions together' {
        $amount = Join-Path $ModuleRoot 'examples/amounts/1025.png'
        $null = & { Get-DigitText $amount; Get-DigitPrediction $digits/0.png } | Export-DigitReport $report
        $rows = (Get-ReportData).rows | Group-Object { $_.Count } -AsHashTable
        $rows[12][0][10] -replace ' ' | Should -Be '1025'
        $rows[10][0][4] | Should -Be 7
    }

    It 'shows of a batch what failed and why' {
        $mixed = Export-DigitFolder (Join-Path $TestDrive 'mixed') -Count 3
        'no picture' | Set-Content (Join-Path $mixed 'broken.png')
        $database = Join-Path $mixed 'batch.db'
        $null = Invoke-DigitBatch $mixed $database -SettleTime 0 -ErrorAction SilentlyContinue
        $null = Get-DigitBatchResult $database | Export-DigitReport $report -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $data = Get-ReportData
        $data.statuses | ForEach-Object { "$_" } | Should -Be 'Recognized 3', 'Failed 1'
        $data.reasons | ForEach-Object { "$_" } | Should -Be 'None 3', 'PictureUnreadable 1'
    }

    It 'takes evaluations, <Name>' -ForEach @(
        @{ Name = 'from the pipeline'; Run = { $evaluation | Export-DigitReport $report } }
        @{ Name = 'by -InputObject'; Run = { Export-DigitReport $report -InputObject $evaluation } }
        @{ Name = 'by -Evaluation'; Run = { Export-DigitReport $report -Evaluation $evaluation } }
    ) {
        $null = & $Run
        $shown = (Get-ReportData).evaluations
        $shown.Count | Should -Be 1
        $shown[0].name | Should -Be "digits.onnx on $idx"
        $shown[0].numbers.count | Should -Be 200
        $shown[0].numbers.errors | Should -Be $evaluation.Errors
        $shown[0].numbers.confusionMatrix[3][3] | Should -Be $evaluation.ConfusionMatrix[3][3]
    }

    It 'takes evaluations and predictions together' {
        $null = & { Get-DigitPrediction $digits/0.png; $evaluation } | Export-DigitReport $report -Evaluation $evaluation
        $data = Get-ReportData
        $data.count | Should -Be 1
        $data.evaluations.Count | Should -Be 2
    }

    It 'writes an empty report of nothing' {
        $null = Get-DigitPrediction $digits/*.jpg | Export-DigitReport $report
        (Get-ReportData).count | Should -Be 0
    }

    It 'keeps names that look like markup as text' {
        $name = '</script><img src=x onerror=alert(1)>'
        $row = [pscustomobject]@{ Path = "x/$name"; Status = $name; Reason = $name }
        $null = $row | Export-DigitReport $report -Title $name -WarningAction SilentlyContinue
        Get-Content $report -Raw | Should -Not -Match '<img src=x'
        (Get-ReportData).rows[0][2] | Should -Be $name
    }

    It 'warns of pictures that are gone' {
        $gone = Export-DigitPng (Join-Path $TestDrive 'gone.png') 0
        $predictions = Get-DigitPrediction $gone, (Join-Path $digits '1.png')
        Remove-Item $gone
        $null = $predictions | Export-DigitReport $report -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Be '1 of 2 pictures could not be read again: the report shows a placeholder for them.'
        $data = Get-ReportData
        $data.count, $data.missing | Should -Be 2, 1
    }

    It 'embeds as many pictures as -PictureLimit says' {
        $verbose = Get-DigitPrediction $digits/?.png | Export-DigitReport $report -PictureLimit 2 -ThumbnailSize 64 -Verbose 4>&1
        $data = Get-ReportData
        $data.embedded | Should -Be 2
        $data.rows.Count | Should -Be 6
        "$verbose" | Should -BeLike "*${report}: 6 pictures, 2 of them in the file, thumbnails of 64 pixels.*"
    }

    It 'replaces a file with -Force only, and says so before anything is read' {
        Set-Content $report 'precious'
        $script:asked = $false
        Assert-Failure { & { $script:asked = $true } | Export-DigitReport $report } OutputExists ResourceExists $report
        $asked | Should -BeFalse
        Get-Content $report | Should -Be 'precious'
        $null = Get-DigitPrediction $digits/0.png | Export-DigitReport $report -Force
        (Get-ReportData).count | Should -Be 1
        (Get-Content $report -Raw).StartsWith('<!doctype html>') | Should -BeTrue
    }

    It 'fails before anything is read where it cannot write' {
        $below = Join-Path (New-Item (Join-Path $TestDrive 'file')).FullName 'report.html'
        $script:asked = $false
        Assert-Failure { & { $script:asked = $true } | Export-DigitReport $below } OutputNotWritable WriteError $below
        $asked | Should -BeFalse
        Remove-Item (Join-Path $TestDrive 'file')
    }

    It 'writes nothing under -WhatIf' {
        Get-DigitPrediction $digits/0.png | Export-DigitReport (Join-Path $TestDrive 'new/report.html') -WhatIf | Should -BeNullOrEmpty
        Join-Path $TestDrive 'new' | Should -Not -Exist
    }

    It 'ends at the first object that it cannot show, and says what to pipe' {
        $file = Get-Item $digits/0.png
        $new = Join-Path $TestDrive 'wrong.html'
        $script:taken = 0
        $given = { Get-DigitPrediction $digits/0.png; 1..12 | ForEach-Object { $script:taken++; $file } }
        Assert-Failure { & $given | Export-DigitReport $new -ErrorAction SilentlyContinue } PredictionInvalid InvalidType $file
        $taken | Should -Be 1
        $new | Should -Not -Exist
        $Error[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-ChildItem*| Get-DigitPrediction | Export-DigitReport*'
    }

    It 'takes -Path for -OutputPath' {
        (Get-DigitPrediction $digits/0.png | Export-DigitReport -Path $report -Force).FullName | Should -Be $report
    }

    It 'follows the location' {
        Push-Location $TestDrive
        try { $null = [pscustomobject]@{ Path = 'digits/0.png'; Status = 'Recognized' } | Export-DigitReport report.html }
        finally { Pop-Location }
        $data = Get-ReportData
        $data.missing | Should -Be 0
        $data.folders | Should -Be $digits
    }
}
