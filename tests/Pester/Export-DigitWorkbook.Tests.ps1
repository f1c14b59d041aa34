# What is in the cells, the tests of the core read; here is what a user does.
BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:digits = Export-DigitFolder (Join-Path $TestDrive 'digits') -Count 3
    $script:read = Get-DigitPrediction $digits/*.png
    $script:workbook = Join-Path $TestDrive 'w.xlsx'

    function Get-Sheet([int] $Number = 1, [string] $Path = $workbook) {
        # The rows of a sheet, each as the texts of its cells.
        $archive = [System.IO.Compression.ZipFile]::OpenRead($Path)
        try { $xml = [xml][System.IO.StreamReader]::new($archive.GetEntry("xl/worksheets/sheet$Number.xml").Open()).ReadToEnd() }
        finally { $archive.Dispose() }
        foreach ($row in $xml.worksheet.sheetData.row) { , @($row.c | ForEach-Object { $_.is ? $_.is.t.InnerText : $_.v }) }
    }
}

Describe 'Export-DigitWorkbook' {
    AfterEach {
        Remove-Item $workbook -ErrorAction Ignore
    }

    It 'writes a row for each picture, and gives the file' {
        $file = $read | Export-DigitWorkbook $workbook
        $file | Should -BeOfType [System.IO.FileInfo]
        $file.FullName | Should -Be $workbook
        (Get-ChildItem $TestDrive -File).Name | Should -Be 'w.xlsx'
        $rows = Get-Sheet
        $rows[0] | Should -Be 'Name', 'Directory', 'Status', 'Reason', 'Digit', 'Confidence', 'BestGuess', 'Second', 'SecondConfidence', 'ModelId'
        $rows[1][0..4] | Should -Be '0.png', $digits, 'Recognized', 'None', '7'
        $rows[1][5] | Should -Be $read[0].Confidence.ToString('R', [cultureinfo]::InvariantCulture)
        $rows.Count | Should -Be 4
        { Get-Sheet 2 } | Should -Throw
    }

    It 'writes a table too, with -<_>' -ForEach 'GroupBy', 'Column', 'BestGuess' {
        $choice = @{ GroupBy = @{ GroupBy = 'Directory' }; Column = @{ Column = 'Name' }; BestGuess = @{ BestGuess = $true } }[$_]
        $null = $read | Export-DigitWorkbook $workbook @choice
        $rows = Get-Sheet 2
        $rows[0] | Should -Be 'Directory', '0', '1', '2', 'Doubtful'
        $rows[1][0..3] | Should -Be 'digits', '7', '2', '1'
    }

    It 'writes the columns that are named' {
        $null = $read | Export-DigitWorkbook $workbook -Property Digit, P7, Nothing
        $rows = Get-Sheet
        $rows[0] | Should -Be 'Digit', 'P7', 'Nothing'
        $rows[1][0] | Should -Be '7'
    }

    It 'adds what makes the table to the usual columns' {
        $null = $read | Select-Object *, @{ Name = 'Pupil'; Expression = { 'anna' } } | Export-DigitWorkbook $workbook -GroupBy Pupil
        (Get-Sheet)[0] | Should -Contain 'Pupil'
        (Get-Sheet 2)[1][0] | Should -Be 'anna'
    }

    It 'writes the same of the CSV file of <_>' -ForEach 'en-US', 'de-DE' {
        $null = $read | Export-DigitWorkbook $workbook
        $direct = Get-Sheet | ForEach-Object { "$_" }
        $old = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            $csv = $read | ConvertTo-Csv -UseCulture
            $null = $csv | ConvertFrom-Csv -UseCulture | Export-DigitWorkbook $workbook -Force
        }
        finally {
            [cultureinfo]::CurrentCulture = $old
        }
        Get-Sheet | ForEach-Object { "$_" } | Should -Be $direct
    }

    It 'writes a header of nothing' {
        $null = Get-DigitPrediction $digits/*.none | Export-DigitWorkbook $workbook -Column Name
        @(Get-Sheet).Count | Should -Be 1
        (Get-Sheet 2)[0] | Should -Be 'Directory'
    }

    It 'replaces a file with -Force only, and says so before anything is read' {
        Set-Content $workbook 'precious'
        $script:asked = $false
        Assert-Failure { & { $script:asked = $true } | Export-DigitWorkbook $workbook } OutputExists ResourceExists $workbook
        $asked | Should -BeFalse
        Get-Content $workbook | Should -Be 'precious'
        $null = $read | Export-DigitWorkbook -Path $workbook -Force
        (Get-Sheet).Count | Should -Be 4
    }

    It 'writes nothing under -WhatIf, where it cannot, and of what is no picture' {
        $read | Export-DigitWorkbook $workbook -WhatIf | Should -BeNullOrEmpty
        Assert-Failure { Get-ChildItem $digits | Export-DigitWorkbook $workbook } PredictionInvalid InvalidType
        Assert-Failure { $read | Export-DigitWorkbook (Join-Path $digits '0.png/w.xlsx') } OutputNotWritable WriteError
        $workbook | Should -Not -Exist
    }

    It 'warns once of links that are too long' {
        $long = [pscustomobject]@{ Path = '/' + 'd' * 250 + '/x.png'; Status = 'Recognized'; Digit = 7 }
        $null = $long, $long | Export-DigitWorkbook $workbook -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '2 cells have no link to their picture*'
    }
}
