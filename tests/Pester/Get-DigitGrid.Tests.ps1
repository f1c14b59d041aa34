BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:sheets = Join-Path $ModuleRoot 'examples/sheets'
    $script:scores = Join-Path $sheets 'scores.jpg'
    $script:form = Join-Path $sheets 'form.jpg'
    $script:slip = Join-Path $sheets 'slip.png'
    $script:fields = Join-Path $sheets 'slip-fields.csv'
    $script:labels = Import-Csv (Join-Path $sheets 'labels.csv')
    $script:blank = Export-BlankPng (Join-Path $TestDrive 'blank.png')
    $script:cells = Get-DigitGrid $scores

    function Get-Truth([string] $File, [int] $Grid = 1) {
        # What is written in the cells of a sheet whose content is known, by their places.
        $truth = @{}
        $labels | Where-Object { $_.file -eq $File -and $_.grid -eq $Grid } | ForEach-Object { $truth["$($_.row) $($_.column)"] = $_.text }
        $truth
    }
}

Describe 'Properties' {
    It 'are those of the contract in their order, all scalar' {
        $cells[0].PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitCell'
        $cells[0].PSObject.Properties.Name | Should -Be @(
            'Path', 'Name', 'Directory', 'Page', 'Grid', 'Row', 'Column', 'RowSpan', 'ColumnSpan', 'Field', 'Status', 'Reason', 'Text'
            'Digit', 'Confidence', 'Second', 'SecondConfidence', 'Left', 'Top', 'Width', 'Height', 'ModelId', 'TextModelId')
        foreach ($value in $cells | ForEach-Object { $_.PSObject.Properties.Value }) {
            $null -eq $value -or $value -is [string] -or $value -is [int] -or $value -is [double] | Should -BeTrue
        }
    }

    It 'name the picture and both models' {
        $cells | ForEach-Object Path | Select-Object -Unique | Should -Be $scores
        $cells[0].Name | Should -Be 'scores.jpg'
        $cells[0].Directory | Should -Be $sheets
        $cells[0].ModelId | Should -Be (Get-DigitModel digits).ModelId
        $cells[0].TextModelId | Should -Be (Get-DigitModel lines).ModelId
    }

    It 'come through Export-Csv whole' {
        $csv = Join-Path $TestDrive 'cells.csv'
        $cells | Export-Csv $csv
        $read = Import-Csv $csv
        $read.Count | Should -Be $cells.Count
        $read[0].PSObject.Properties.Name | Should -Be $cells[0].PSObject.Properties.Name
        ($read | ConvertTo-DigitTable | ConvertTo-Csv) | Should -Be ($cells | ConvertTo-DigitTable | ConvertTo-Csv)
    }
}

Describe 'The photo of a sheet' {
    It 'gives a cell for each place, row by row' {
        $cells.Count | Should -Be (15 * 8)
        $places = foreach ($row in 1..15) { foreach ($column in 1..8) { "1 $row $column" } }
        $cells | ForEach-Object { "$($_.Grid) $($_.Row) $($_.Column)" } | Should -Be $places
        ($cells | Group-Object Row | Select-Object -First 1).Count | Should -Be 8
    }

    It 'has what was written in it, and nothing that is wrong and Recognized' {
        $truth = Get-Truth scores.jpg
        $known = $cells | Where-Object { $truth.ContainsKey("$($_.Row) $($_.Column)") }
        $known.Count | Should -Be $truth.Count
        $right = $known | Where-Object { $_.Text -eq $truth["$($_.Row) $($_.Column)"] }
        $right.Count / $known.Count | Should -BeGreaterThan 0.97
        $wrong = $known | Where-Object { $_.Status -eq 'Recognized' -and $_.Text -ne $truth["$($_.Row) $($_.Column)"] }
        @($wrong).Count | Should -BeLessOrEqual 1
        $known | Where-Object { $truth["$($_.Row) $($_.Column)"] -eq '' } | ForEach-Object Status | Select-Object -Unique | Should -Be Empty
    }

    It 'has a digit where there is exactly one, and the sums as text' {
        $one = $cells | Where-Object { $_.Status -eq 'Recognized' -and $_.Text.Length -eq 1 }
        $one.Count | Should -BeGreaterThan 60
        foreach ($cell in $one) { "$($cell.Digit)" | Should -Be $cell.Text }
        $cells | Where-Object { $_.Text.Length -ne 1 } | Where-Object { $null -ne $_.Digit } | Should -BeNullOrEmpty
        ($cells | Where-Object { $_.Row -eq 2 -and $_.Column -eq 8 }).Text | Should -Be '35'
    }

    It 'has boxes where the cells are' {
        foreach ($row in $cells | Group-Object Row) {
            $row.Group.Left | Should -Be ($row.Group.Left | Sort-Object)
            $row.Group.Width | ForEach-Object { $_ | Should -BeGreaterThan 20 }
        }
        ($cells | Measure-Object Left -Minimum).Minimum | Should -BeGreaterThan 0
    }

    It 'is laid out by ConvertTo-DigitTable as it is on paper' {
        $table = $cells | ConvertTo-DigitTable
        $table.Count | Should -Be 15
        $table[0].PSObject.Properties.Name | Should -Be 'Row', '1', '2', '3', '4', '5', '6', '7', '8', 'Doubtful'
        $table.Row | Should -Be (1..15)
        $table[1].8 | Should -Be '35'
        $table[1].2 | Should -BeOfType int
    }

    It 'gets a workbook with its table' {
        $workbook = $cells | Export-DigitWorkbook (Join-Path $TestDrive 'scores.xlsx')
        $archive = [System.IO.Compression.ZipFile]::OpenRead($workbook)
        try {
            $book = [System.IO.StreamReader]::new($archive.GetEntry('xl/workbook.xml').Open()).ReadToEnd()
            $book | Should -Match 'name="Pictures".*name="Table"'
        }
        finally {
            $archive.Dispose()
        }
    }
}

Describe 'Several grids' {
    It 'are read with -All, the largest first' {
        $found = Get-DigitGrid $form -All
        $rows = $found | Group-Object Grid
        $rows.Name | Should -Be '1', '2', '3'
        $rows | ForEach-Object Count | Should -Be 10, 8, 5
        foreach ($row in $rows) {
            $truth = Get-Truth form.jpg $row.Name
            $right = $row.Group | Where-Object { $_.Text -eq $truth["$($_.Row) $($_.Column)"] }
            @($right).Count | Should -BeGreaterOrEqual ($row.Count - 1)
        }
        $table = $found | ConvertTo-DigitTable
        $table[0].PSObject.Properties.Name | Select-Object -First 3 | Should -Be 'Grid', 'Row', '1'
    }

    It 'give the largest without -All' {
        (Get-DigitGrid $form).Count | Should -Be 10
    }

    It 'give the one with the rows and columns that are asked for' {
        (Get-DigitGrid $form -Rows 1 -Columns 5).Column | Should -Be (1..5)
    }
}

Describe 'What is known' {
    It 'of the digits is kept to' {
        $found = Get-DigitGrid $form -Digit 0, 1 -MinimumConfidence 0
        -join $found.Text | Should -Match '^[01]+$'
        (Get-DigitGrid $slip -Region '420,470,620,100' -Digit (0..8)).Text | Should -Be '083517'
    }

    It 'of the rows is an error where no grid has as many: <Known.Keys>' -ForEach @(
        @{ Known = @{ Rows = 37 } }, @{ Known = @{ Columns = 90 } }
    ) {
        Get-DigitGrid $scores @Known -ErrorVariable bad -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $bad[0] GridNotFound ObjectNotFound $scores
    }

    It 'has to be possible: -<Name> <Value>' -ForEach @(
        @{ Name = 'Rows'; Value = 0 }, @{ Name = 'Columns'; Value = 1001 }, @{ Name = 'Digit'; Value = 10 }
        @{ Name = 'MinimumConfidence'; Value = 2 }
    ) {
        $known = @{ $Name = $Value }
        { Get-DigitGrid $scores @known } | Should -Throw -ErrorId 'ParameterArgument*,*'
    }
}

Describe 'Regions' {
    It 'are taken as four numbers, as text, in pixels and in percent: <_>' -ForEach @(
        { 0.339, 0.568, 0.5, 0.121 }, { '0.339,0.568,0.5,0.121' }, { 420, 470, 620, 100 }, { '33.9%,56.8%,50%,12.1%' }
    ) {
        $found = Get-DigitGrid $slip -Region (& $_)
        @($found).Count | Should -Be 1
        $found.Text | Should -Be '083517'
        "$($found.Grid) $($found.Row) $($found.Column)" | Should -Be '1 1 1'
        $found.Field | Should -BeNullOrEmpty
    }

    It 'are as many as there are' {
        $found = Get-DigitGrid $slip -Region '420,190,620,100', '420,470,620,100'
        $found.Text | Should -Be '40719', '083517'
        $found.Row | Should -Be 1, 2
        (Get-DigitGrid $slip -Region (420, 190, 620, 100), (420, 470, 620, 100)).Text | Should -Be '40719', '083517'
    }

    It 'are divided by -Rows and -Columns' {
        $found = Get-DigitGrid $slip -Region '0,0,1,1' -Rows 3 -Columns 2
        $found | ForEach-Object { "$($_.Row) $($_.Column)" } | Should -Be '1 1', '1 2', '2 1', '2 2', '3 1', '3 2'
    }

    It 'are refused where they are none: <_>' -ForEach '1,2,3', 'a,b,c,d', '0.5,0.5,0.9,0.9', '1,2,0,4' {
        Assert-Failure { Get-DigitGrid $slip -Region $_ } RegionInvalid InvalidArgument $_
    }

    It 'are an error of the picture that they lie beside' {
        $found = $blank, $slip | Get-DigitGrid -Region '420,470,620,100' -ErrorVariable bad -ErrorAction SilentlyContinue
        $found.Path | Should -Be $slip
        Assert-ErrorRecord $bad[0] TemplateInvalid InvalidData $blank
    }

    It 'exclude -All and -Template' {
        { Get-DigitGrid $slip -Region '0,0,1,1' -All } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        { Get-DigitGrid $slip -Region '0,0,1,1' -Template $fields } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }
}

Describe 'Templates' {
    It 'give an object for each field, with its name' {
        $found = Get-DigitGrid $slip -Template $fields
        $found.Field | Should -Be 'Customer', 'Date', 'Reading', 'Persons'
        $found.Text | Should -Be '40719', '26.11.2026', '083517', '4'
        $found[3].Digit | Should -Be 4
        $table = $found | ConvertTo-DigitTable
        $table.PSObject.Properties.Name | Should -Be 'Name', 'Customer', 'Date', 'Persons', 'Reading', 'Doubtful'
        $table.Name | Should -Be 'slip'
    }

    It 'that are wrong end the command: <Case>' -ForEach @(
        @{ Case = 'missing'; Lines = $null }
        @{ Case = 'empty'; Lines = 'name,region' }
        @{ Case = 'without regions'; Lines = 'name', 'Customer' }
        @{ Case = 'with a bad region'; Lines = 'name,region', 'Customer,"1,2,3"' }
    ) {
        $file = Join-Path $TestDrive 'fields [1].csv'
        if ($null -eq $Lines) { Remove-Item -LiteralPath $file -ErrorAction Ignore } else { Set-Content -LiteralPath $file $Lines }
        Assert-Failure { Get-DigitGrid $slip -Template $file } TemplateInvalid InvalidData $file
    }
}

Describe 'Files' {
    It 'come in their order, those without a grid as an error each' {
        $bad = Join-Path $TestDrive 'bad.jpg'
        'no picture' | Set-Content $bad
        $found = $form, $blank, $bad, $scores | Get-DigitGrid -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Path | Select-Object -Unique | Should -Be $form, $scores
        Assert-ErrorRecord $problems[0] GridNotFound ObjectNotFound $blank
        Assert-ErrorRecord $problems[1] PictureUnreadable InvalidData $bad
    }

    It 'have names with brackets, and lie in folders' {
        $folder = New-Item (Join-Path $TestDrive 'photos/sub [1]') -ItemType Directory
        $copy = Join-Path $folder.FullName 'sheet[1].jpg'
        [System.IO.File]::Copy($form, $copy)
        (Get-DigitGrid -LiteralPath $copy).Count | Should -Be 10
        (Get-DigitGrid $copy).Count | Should -Be 10
        (Get-ChildItem -LiteralPath $folder | Get-DigitGrid).Count | Should -Be 10
        (Get-DigitGrid (Split-Path $folder) -Recurse).Path | Select-Object -Unique | Should -Be $copy
        Get-DigitGrid (Split-Path $folder) -ErrorVariable bad -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $bad[0] PictureIsDirectory InvalidArgument (Split-Path $folder)
    }

    It 'may be none' {
        Get-DigitGrid (Join-Path $TestDrive '*.none') | Should -BeNullOrEmpty
        @() | Get-DigitGrid | Should -BeNullOrEmpty
    }

    It 'need not be files' {
        $bytes = [System.IO.File]::ReadAllBytes($form)
        $found = , $bytes | Get-DigitGrid -Name 'form 17'
        $found.Count | Should -Be 10
        $found[0].Path | Should -Be 'form 17'
        (Get-DigitGrid -InputObject $bytes -Region '0,0,1,1').Count | Should -Be 1
    }

    It 'are read with models of their kind alone' {
        Assert-Failure { Get-DigitGrid $form -Model lines } ModelInvalid InvalidData
        Assert-Failure { Get-DigitGrid $form -TextModel digits } ModelInvalid InvalidData
    }

    It 'are read with several models together' {
        $old = Join-Path $PSScriptRoot '0.1.0/digits.onnx'
        $cells = Get-DigitGrid $form -Model digits, $old
        $cells.Digit | Should -Be (Get-DigitGrid $form).Digit
        $cells[0].ModelId | Should -Not -BeIn (Get-DigitModel digits, $old).ModelId
    }

    It 'with pages give the cells of each' {
        $tiff = Export-DigitTiff (Join-Path $TestDrive 'two.tif') -Index 0, 3
        $found = Get-DigitGrid $tiff -Region '0,0,1,1'
        $found.Page | Should -Be 1, 2
        $found.Text | Should -Be '7', '0'
        ($found | ConvertTo-DigitTable).Page | Should -Be 1, 2
    }
}

Describe 'What is written' {
    It 'is a chart for each picture, and a picture for each cell in the folder of its digit' {
        $charts = Join-Path $TestDrive 'charts'
        $folder = Join-Path $TestDrive 'cells'
        $found = Get-DigitGrid $form -ChartDirectory $charts -CellDirectory $folder
        (Get-ChildItem $charts).Name | Should -Be 'form.grid.png'
        Get-PngWidth (Join-Path $charts 'form.grid.png') | Should -BeGreaterThan 100
        $written = Get-ChildItem $folder -Recurse -File
        $written.Count | Should -Be $found.Count
        foreach ($group in $found | Where-Object { $null -ne $_.Digit } | Group-Object Digit) {
            @(Get-ChildItem (Join-Path $folder $group.Name)).Count | Should -Be $group.Count
        }
        # What was read is what is read of the cell alone.
        $again = Get-ChildItem $folder -Recurse -File | Get-DigitPrediction
        @($again | Where-Object { "$($_.BestGuess)" -eq (Split-Path $_.Directory -Leaf) }).Count | Should -BeGreaterOrEqual 8
    }

    It 'is nothing with -WhatIf, and the cells come all the same' {
        $folder = Join-Path $TestDrive 'nothing'
        (Get-DigitGrid $form -ChartDirectory $folder -CellDirectory $folder -WhatIf).Count | Should -Be 10
        $folder | Should -Not -Exist
    }

    It 'tells with -Verbose what was found' {
        $told = Get-DigitGrid $form -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | Out-String
        $told | Should -Match 'form.jpg, page 1: grid 1 has 1 rows and 10 columns'
        $told | Should -Match '10 cells of 1 grids'
    }
}
