# What version 0.1.0 wrote is still read: a night job must go on after an upgrade.
BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:files = Join-Path $PSScriptRoot '0.1.0'
    $script:database = Join-Path $TestDrive 'results.db'
    Copy-Item (Join-Path $files 'results.db') $database
}

Describe 'Files of version 0.1.0' {
    It 'have results that are read as they are, with what is new since' {
        $before = (Get-FileHash $database).Hash
        $rows = Get-DigitBatchResult $database
        $rows | Where-Object Status -EQ Recognized | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Digit) $($_.BestGuess)" } |
            Should -Be '0-ruled.png 0 0', '4-note.png 4 4', '5-photo.jpg 5 5', '7-chalk.png 7 7', '9-mnist.png 9 9', 'several.png 8 8'
        ($rows | Where-Object Status -EQ Failed).ErrorId | Should -Be PictureUnreadable
        $rows.Directory | Sort-Object -Unique | Should -Be '/srv/digits/done', '/srv/digits/inbox'
        $rows.Page | Sort-Object -Unique | Should -Be 1
        (Get-DigitBatchRun $database).Processed | Should -Be 7
        (Get-FileHash $database).Hash | Should -Be $before
    }

    It 'have results that a batch goes on with, the old file kept' {
        $before = (Get-DigitBatchResult $database | Select-Object Path, Status, Digit, Confidence, ContentHash | ConvertTo-Csv)
        $folder = New-Item (Join-Path $TestDrive inbox) -ItemType Directory
        $null = Export-DigitPng (Join-Path $folder 'new.png') 0
        (Invoke-DigitBatch $folder $database -SettleTime 0).Processed | Should -Be 1
        $after = Get-DigitBatchResult $database
        $after | Where-Object Name -NE new.png | Select-Object Path, Status, Digit, Confidence, ContentHash | ConvertTo-Csv | Should -Be $before
        ($after | Where-Object Name -EQ new.png).Digit | Should -Be 7
        Get-DigitBatchResult (Join-Path $TestDrive 'results.v1.db') | Select-Object Path, Status, Digit, Confidence, ContentHash | ConvertTo-Csv |
            Should -Be $before
    }

    It 'have predictions that go into reports, workbooks and tables' {
        $rows = Import-Csv (Join-Path $files 'digits.csv')
        $rows | Export-DigitReport (Join-Path $TestDrive 'report.html') 3>$null
        (Get-Item (Join-Path $TestDrive 'report.html')).Length | Should -BeGreaterThan 10KB
        $rows | Export-DigitWorkbook (Join-Path $TestDrive 'digits.xlsx')
        (Get-Item (Join-Path $TestDrive 'digits.xlsx')).Length | Should -BeGreaterThan 2KB
        ($rows | ConvertTo-DigitTable).'4-note' | Should -Be 4
    }

    It 'have a model that is still read, and trained further' {
        $model = Join-Path $files 'digits.onnx'
        (Get-DigitModel $model).ToolVersion | Should -BeLike '0.1.0*'
        (Get-DigitBatchResult $database | Where-Object ModelId).ModelId | Should -Contain (Get-DigitModel $model).ModelId
        $seven = Export-DigitPng (Join-Path $TestDrive 'seven.png') 0
        (Get-DigitPrediction $seven -Model $model).Digit | Should -Be 7
        $few = Export-IdxFolder (Join-Path $TestDrive 'few') -Train 300 -Test 200
        $more = @{ InitialModel = $model; Epochs = 1; BatchSize = 50; ThreadCount = 1; WarningAction = 'SilentlyContinue' }
        (Invoke-DigitTraining (Join-Path $TestDrive 'further.onnx') -DataPath $few @more).TestAccuracy | Should -BeGreaterThan 0.97
    }
}
