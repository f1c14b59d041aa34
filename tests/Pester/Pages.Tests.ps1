# Files with pages, through every cmdlet that reads them or what was read of them.

BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'scans')).FullName
    $script:scan = Export-DigitTiff (Join-Path $folder 'scan.tif') -Index 0, 1, 3 -DamagedPage 2
    $script:good = Export-DigitTiff (Join-Path $folder 'two.tiff') -Index 2, 4
}

Describe 'A file with pages' {
    It 'gives an object a page, and an error that names a bad one' {
        $found = Get-ChildItem $folder | Get-DigitPrediction -ErrorVariable bad -ErrorAction SilentlyContinue
        $found | ForEach-Object { "$($_.Name) $($_.Page) $($_.Digit)" } | Should -Be 'scan.tif 1 7', 'scan.tif 3 0', 'two.tiff 1 1', 'two.tiff 2 4'
        $bad.Count | Should -Be 1
        $bad[0].TargetObject | Should -Be $scan
        $bad[0].FullyQualifiedErrorId | Should -BeLike 'PictureUnreadable,*'
        "$($bad[0])" | Should -BeLike 'Page 2: *'
    }

    It 'gives a text a page, whose digits know it' {
        $found = Get-DigitText $good
        $found.Page | Should -Be 1, 2
        $found.Text | Should -Be '1', '4'
        ($found | ForEach-Object { $_.GetDigits() }).Page | Should -Be 1, 2
    }

    It 'is named page by page in tables' {
        foreach ($command in 'Get-DigitPrediction', 'Get-DigitText') {
            $text = & $command $good | Out-String -Width 100
            [regex]::Matches($text, '(?m)two\.tiff.*?(?=\s*$)').Value | Should -Be 'two.tiff', 'two.tiff, page 2'
        }
    }

    It 'has a chart for each page' {
        $charts = Join-Path $TestDrive 'charts'
        Get-DigitPrediction $good -ChartDirectory $charts | Out-Null
        (Get-ChildItem $charts).Name | Should -Be 'two.p2.prediction.png', 'two.prediction.png'
    }

    It 'is shown in a report page by page' {
        $report = Join-Path $TestDrive 'pages.html'
        Get-DigitPrediction $good | Export-DigitReport $report
        $html = Get-Content $report -Raw
        $html | Should -Match '"two.tiff, page 2"'
        $html | Should -Match '"two.tiff"'
        $html | Should -Match '"missing":0'
    }

    It 'has a row a page in a batch, and is moved once' {
        $inbox = (New-Item -ItemType Directory (Join-Path $TestDrive 'inbox')).FullName
        Copy-Item $scan, $good $inbox
        $database = Join-Path $TestDrive 'pages.db'
        $done = Join-Path $TestDrive 'done'
        $result = Invoke-DigitBatch $inbox $database -SettleTime 0 -MoveTo $done -ErrorTo (Join-Path $TestDrive 'bad') -ErrorAction SilentlyContinue
        "$($result.Processed) $($result.Recognized) $($result.Failed) $($result.Moved)" | Should -Be '5 4 1 2'
        $rows = Get-DigitBatchResult $database | Sort-Object Name, Page
        $rows | ForEach-Object { "$($_.Name) $($_.Page) $($_.Status)" } | Should -Be @(
            'scan.tif 1 Recognized', 'scan.tif 2 Failed', 'scan.tif 3 Recognized', 'two.tiff 1 Recognized', 'two.tiff 2 Recognized')
        $rows.Path | Sort-Object -Unique | Should -Be (Join-Path $TestDrive 'bad/scan.tif'), (Join-Path $done 'two.tiff')
    }

    It 'is copied once, to those with several digits' {
        $sorted = Join-Path $TestDrive 'sorted'
        Get-DigitPrediction $good | Copy-DigitPicture $sorted | Should -BeNullOrEmpty
        $copied = Get-DigitPrediction $good | Copy-DigitPicture $sorted -IncludeRejected
        $copied.Destination | Should -Be (Join-Path $sorted 'several/two.tiff')
        $copied.Digit | Should -BeNullOrEmpty
    }

    It 'can have no label' {
        $labelled = (New-Item -ItemType Directory (Join-Path $TestDrive 'labelled')).FullName
        Copy-Item $good $labelled
        Set-Content (Join-Path $labelled 'labels.csv') 'file,text', 'two.tiff,1'
        Test-DigitText -DataPath $labelled -ErrorVariable bad -ErrorAction SilentlyContinue | Out-Null
        "$bad" | Should -BeLike '*it has 2 pages*'
    }
}

Describe 'A format that is not read' {
    It 'is an error of its own, with what converts it' {
        $heic = Join-Path $TestDrive 'phone.jpg'
        [System.IO.File]::WriteAllBytes($heic, [byte[]](0, 0, 0, 24) + [System.Text.Encoding]::ASCII.GetBytes('ftypheic....mif1heic'))
        Get-DigitPrediction $heic -ErrorVariable bad -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $bad[0].FullyQualifiedErrorId | Should -BeLike 'PictureFormatUnsupported,*'
        "$($bad[0])" | Should -BeLike "*is HEIC*heif-convert*"
        $bad[0].CategoryInfo.Category | Should -Be 'NotImplemented'
        $bad[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}
