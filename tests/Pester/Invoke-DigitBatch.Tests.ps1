BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:now = @{ SettleTime = [timespan]::Zero }

    function New-Inbox([int] $Count = 4) {
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        Export-DigitFolder (Join-Path $folder 'inbox') -Count $Count
    }
}

Describe 'A run' {
    BeforeAll {
        $script:inbox = New-Inbox
        $null = Export-BlankPng (Join-Path $inbox 'blank.png')
        'no picture' | Set-Content (Join-Path $inbox 'notes.txt')
        $script:database = Join-Path $TestDrive 'run.db'
        $script:first = Invoke-DigitBatch $inbox $database
        $script:second = Invoke-DigitBatch -Path $inbox -Database $database
    }

    It 'reads everything once, and counts it' {
        $first.PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitBatchResult'
        $first.Processed, $first.Recognized, $first.Empty, $first.Rejected, $first.Failed, $first.Skipped | Should -Be 5, 4, 1, 0, 0, 0
        $first.StoppedBy | Should -Be 'Completed'
        $first.Database | Should -Be $database
        $first.PicturesPerSecond | Should -BeGreaterThan 0
        $first.Elapsed | Should -BeGreaterThan ([timespan]::Zero)
        [guid]$first.RunId | Should -Not -Be ([guid]$second.RunId)
        $second.Processed, $second.Skipped | Should -Be 0, 5
    }

    It 'records what Get-DigitPrediction says' {
        $rows = Get-DigitBatchResult $database | Sort-Object Path
        $predictions = Get-DigitPrediction (Join-Path $inbox '*.png') | Sort-Object Path
        $rows.Path | Should -Be $predictions.Path
        foreach ($i in 0..4) {
            foreach ($expected in $predictions[$i].PSObject.Properties) {
                $actual = $rows[$i].($expected.Name)
                if ($expected.Value -is [double]) { [Math]::Abs($actual - $expected.Value) | Should -BeLessThan 1e-5 }
                else { $actual | Should -Be $expected.Value }
            }
        }
        (Get-FileHash $rows[0].Path).Hash | Should -Be $rows[0].ContentHash
    }

    It 'gives its rows to Get-DigitBatchResult' {
        ($first | Get-DigitBatchResult).Count | Should -Be 5
        $second | Get-DigitBatchResult | Should -BeNullOrEmpty
    }

    It 'gives the rows before the result with -PassThru' {
        $given = Invoke-DigitBatch $inbox (Join-Path $TestDrive 'passthru.db') -PassThru
        $given | ForEach-Object { $_.GetType().Name } | Should -Be (@('DigitBatchRow') * 5 + 'DigitBatchResult')
    }

    It 'takes folders from the pipeline and names with brackets' {
        $bracket = New-Item (Join-Path $TestDrive 'scans [1]') -ItemType Directory
        $null = Export-DigitPng (Join-Path $bracket 'a.png') 0
        ($bracket | Invoke-DigitBatch -Database (Join-Path $TestDrive 'brackets.db') @now).Processed | Should -Be 1
        ("$bracket" | Invoke-DigitBatch -Database (Join-Path $TestDrive 'brackets.db')).Skipped | Should -Be 1
    }

    It 'reads the files that -Include, -Recurse and -Since choose' {
        $inbox = New-Inbox -Count 2
        $below = New-Item (Join-Path $inbox 'below') -ItemType Directory
        $null = Export-DigitPng (Join-Path $below 'c.png') 2
        $null = Export-DigitPng (Join-Path $inbox 'd.scan') 3
        $database = Join-Path $TestDrive 'chosen.db'
        (Invoke-DigitBatch $inbox $database -Include *.scan @now).Processed | Should -Be 1
        (Invoke-DigitBatch $inbox $database -Since ([datetime]::Now.AddDays(1)) @now).Processed | Should -Be 0
        (Invoke-DigitBatch -LiteralPath $inbox $database -Recurse -Since ([datetime]::Now.AddDays(-1)) @now).Processed | Should -Be 3
    }

    It 'writes a log of JSON, line by line' {
        $log = Join-Path $TestDrive 'log/batch.jsonl'
        $null = Invoke-DigitBatch (New-Inbox -Count 1) (Join-Path $TestDrive 'logged.db') -LogPath $log @now
        Get-Content $log | ForEach-Object { ($_ | ConvertFrom-Json).event } | Should -Be 'run.started', 'picture', 'run.finished'
    }

    It 'says once what it left alone, and -Include chooses' {
        $inbox = New-Inbox -Count 1
        $database = Join-Path $TestDrive 'ignored.db'
        $null = Export-DigitFolder (Join-Path $inbox 'below') -Count 3
        'a.heic', 'b.HEIC', 'notes' | ForEach-Object { 'no picture' | Set-Content (Join-Path $inbox $_) }
        $result = Invoke-DigitBatch $inbox $database @now -WarningVariable warnings -WarningAction SilentlyContinue
        $result.Processed, $result.Ignored, $result.IgnoredBelow | Should -Be 1, 6, 3
        $result.IgnoredExtension['.heic'], $result.IgnoredExtension[''] | Should -Be 2, 1
        $warnings | Should -Be @(
            '3 pictures in folders below were left alone; -Recurse reads them.'
            "3 files that aren't named as pictures were left alone: 2 .heic, 1 without extension; -Include asks for other names."
        )
        $result | Out-String | Should -Match 'Ignored +: 3 in folders below, 1 without extension, 2 .heic'
        $null = Invoke-DigitBatch $inbox $database -Include *.png -Recurse @now -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
    }

    It 'leaves a locked picture for the next run, and says so' {
        $inbox = New-Inbox -Count 1
        $held = [System.IO.File]::Open((Join-Path $inbox '0.png'), 'Open', 'ReadWrite', 'None')
        try { $given = Invoke-DigitBatch $inbox (Join-Path $TestDrive 'locked.db') -Verbose @now 4>&1 }
        finally { $held.Dispose() }
        $result = $given | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }
        $result.Processed, $result.Deferred | Should -Be 0, 1
        "$given" | Should -BeLike '*0.png is left for the next run: Locked*'
    }

    It 'does nothing under -WhatIf' {
        $inbox = New-Inbox -Count 1
        $other = Join-Path $TestDrive 'whatif.db'
        Invoke-DigitBatch $inbox $other -MoveTo (Join-Path $TestDrive 'whatif') -WhatIf | Should -BeNullOrEmpty
        $other | Should -Not -Exist
        (Get-ChildItem $inbox).Name | Should -Be '0.png'
        Join-Path $TestDrive 'whatif' | Should -Not -Exist
    }
}

Describe 'Moving' {
    It 'puts each picture where it belongs' {
        $inbox = New-Inbox -Count 2
        $folder = Split-Path $inbox
        $null = Export-BlankPng (Join-Path $inbox 'blank.png')
        'no picture' | Set-Content (Join-Path $inbox 'bad.png')
        $to = @{ MoveTo = "$folder/done"; RejectTo = "$folder/rejected"; ErrorTo = "$folder/errors" }
        $result = Invoke-DigitBatch $inbox (Join-Path $folder 'r.db') @to @now -ErrorAction SilentlyContinue
        $result.Moved | Should -Be 4
        Get-ChildItem $inbox | Should -BeNullOrEmpty
        $moved = 'done/0.png', 'done/1.png', 'errors/bad.png', 'rejected/blank.png' |
            ForEach-Object { (Get-Item (Join-Path $folder $_)).FullName }
        (Get-DigitBatchResult (Join-Path $folder 'r.db')).Path | Sort-Object | Should -Be $moved
    }

    It 'moves over nothing' {
        $inbox = New-Inbox -Count 1
        $folder = Split-Path $inbox
        $null = New-Item $folder/done -ItemType Directory
        'mine' | Set-Content $folder/done/0.png
        $null = Invoke-DigitBatch $inbox (Join-Path $folder 'r.db') -MoveTo $folder/done @now
        Get-Content $folder/done/0.png | Should -Be 'mine'
        $folder + '/done/0-2.png' | Should -Exist
    }
}

Describe 'A picture that is known' {
    It 'stays where it belongs, under its name, however often it is read' {
        $folder = Split-Path (New-Inbox -Count 0)
        $rejected = Export-DigitFolder (Join-Path $folder 'rejected') -Count 2
        $database = Join-Path $folder 'r.db'
        foreach ($round in 1..3) {
            $result = Invoke-DigitBatch $rejected $database -Force -RejectTo $rejected -MinimumConfidence 1 @now
            $result.Processed, $result.Rejected, $result.Moved | Should -Be 2, 2, 0
        }
        (Get-ChildItem $rejected).Name | Should -Be '0.png', '1.png'
    }

    It 'keeps its row when its folder is renamed' {
        $inbox = New-Inbox -Count 10
        $database = Join-Path (Split-Path $inbox) 'r.db'
        $null = Invoke-DigitBatch $inbox $database @now
        $renamed = "$inbox-2"
        Move-Item $inbox $renamed
        $result = Invoke-DigitBatch $renamed $database @now
        $result.Processed, $result.Skipped | Should -Be 0, 10
        $rows = Get-DigitBatchResult $database
        $rows.Path | Sort-Object | Should -Be (Get-ChildItem $renamed).FullName
        $rows.SourcePath | Split-Path | Select-Object -Unique | Should -Be $inbox
    }

    It 'is read again with -Reread, wherever it is now' {
        $inbox = New-Inbox -Count 2
        $folder = Split-Path $inbox
        $database = Join-Path $folder 'r.db'
        $to = @{ MoveTo = "$folder/done"; RejectTo = "$folder/rejected" }
        $null = Invoke-DigitBatch $inbox $database -MinimumConfidence 1 @to @now
        $null = Export-DigitPng (Join-Path $inbox 'new.png') 3
        $again = @{ Reread = $true; Status = 'Rejected'; MinimumConfidence = 0 }
        Invoke-DigitBatch $inbox $database @again -WhatIf | Should -BeNullOrEmpty
        (Invoke-DigitBatch $inbox $database @again @now).Processed | Should -Be 0
        $given = Invoke-DigitBatch $inbox $database @again @to @now -PassThru
        $given[-1].Processed, $given[-1].Recognized, $given[-1].Moved | Should -Be 2, 2, 2
        $given[0, 1].Path | Sort-Object | Should -Be (Get-ChildItem "$folder/done").FullName
        (Get-ChildItem "$folder/done", $inbox).Name | Should -Be '0.png', '1.png', 'new.png'
    }
}

Describe 'Errors' {
    BeforeAll {
        $script:text = Join-Path $TestDrive 'text'
        'This is neither a folder nor a database, and long enough to have the header of one.' | Set-Content $text
        $script:empty = (New-Item (Join-Path $TestDrive 'empty') -ItemType Directory).FullName
        $script:none = Join-Path $TestDrive 'none'
        $script:new = Join-Path $TestDrive 'new.db'
    }

    It 'are one for each bad file, and the rest is read' {
        $inbox = New-Inbox -Count 2
        $bad = Join-Path $inbox 'bad.png'
        'no picture' | Set-Content $bad
        $database = Join-Path $TestDrive 'bad.db'
        $result = Invoke-DigitBatch $inbox $database @now -ErrorVariable problems -ErrorAction SilentlyContinue
        $result.Processed, $result.Failed | Should -Be 3, 1
        $problems.Count | Should -Be 1
        Assert-ErrorRecord $problems[0] PictureUnreadable InvalidData $bad
        $row = Get-DigitBatchResult $database -Status Failed
        $row.Path | Should -Be $bad
        $row.ErrorId | Should -Be 'PictureUnreadable'
        $row.Error | Should -Match 'of no format that is read'
        $row.P0 | Should -BeNullOrEmpty
    }

    It 'end a script with -ErrorAction Stop, after the run' {
        $inbox = New-Inbox -Count 3
        'no picture' | Set-Content (Join-Path $inbox '00.png')
        'no picture' | Set-Content (Join-Path $inbox '01.png')
        $database = Join-Path $TestDrive 'stop.db'
        $given = [System.Collections.Generic.List[object]]::new()
        { Invoke-DigitBatch $inbox $database @now -ErrorAction Stop | ForEach-Object { $given.Add($_) } } |
            Should -Throw -ErrorId 'PictureUnreadable*'
        $given.Processed | Should -Be 5
        (Get-DigitBatchResult $database).Count | Should -Be 5
    }

    It 'say <Id> for <Name>' -ForEach @(
        @{ Name = 'a missing folder'; Id = 'FolderNotFound'; Category = 'ObjectNotFound'; Target = '$none'
            Run = { Invoke-DigitBatch $none $new }
        }
        @{ Name = 'a file'; Id = 'FolderNotFound'; Category = 'ObjectNotFound'; Target = '$text'
            Run = { Invoke-DigitBatch $text $new }
        }
        @{ Name = 'a pattern'; Id = 'FolderNotFound'; Category = 'ObjectNotFound'; Target = '$none*'
            Run = { Invoke-DigitBatch "$none*" $new }
        }
        @{ Name = 'a text as database'; Id = 'DatabaseInvalid'; Category = 'InvalidData'; Target = '$text'
            Run = { Invoke-DigitBatch $empty $text }
        }
        @{ Name = 'a folder as database'; Id = 'DatabaseInvalid'; Category = 'InvalidData'; Target = '$empty'
            Run = { Invoke-DigitBatch $empty $empty }
        }
        @{ Name = 'a database below a file'; Id = 'DatabaseNotWritable'; Category = 'WriteError'; Target = '$text/results.db'
            Run = { Invoke-DigitBatch $empty "$text/results.db" }
        }
        @{ Name = 'no time'; Id = 'TimeLimitInvalid'; Category = 'InvalidArgument'; Run = { Invoke-DigitBatch $empty $new -TimeLimit 0 } }
        @{ Name = 'less than no time'; Id = 'TimeNegative'; Category = 'InvalidArgument'
            Run = { Invoke-DigitBatch $empty $new -SettleTime ([timespan]-1) }
        }
        @{ Name = 'a negative wait'; Id = 'TimeNegative'; Category = 'InvalidArgument'
            Run = { Invoke-DigitBatch $empty $new -WaitTime ([timespan]-1) }
        }
        @{ Name = 'a status of new pictures'; Id = 'StatusWithoutReread'; Category = 'InvalidArgument'; Target = 'Status'
            Run = { Invoke-DigitBatch $empty $new -Status Rejected }
        }
        @{ Name = 'a missing model'; Id = 'ModelNotFound'; Category = 'ObjectNotFound'; Target = '$none'
            Run = { Invoke-DigitBatch $empty $new -Model $none }
        }
        @{ Name = 'results of a missing database'; Id = 'DatabaseNotFound'; Category = 'ObjectNotFound'; Target = '$none'
            Run = { Get-DigitBatchResult $none }
        }
        @{ Name = 'results of a text'; Id = 'DatabaseInvalid'; Category = 'InvalidData'; Target = '$text'
            Run = { Get-DigitBatchResult $text }
        }
    ) {
        Assert-Failure $Run $Id $Category $ExecutionContext.InvokeCommand.ExpandString($Target)
    }
}

Describe 'Numbers' {
    BeforeAll {
        $script:amounts = Join-Path (New-Item (Join-Path $TestDrive 'numbers') -ItemType Directory) 'amounts'
        Copy-Item (Join-Path $ModuleRoot 'examples/amounts') $amounts -Recurse
        $null = Export-BlankPng (Join-Path $amounts 'blank.png')
        'no picture' | Set-Content (Join-Path $amounts 'bad.png')
        $script:database = Join-Path $TestDrive 'numbers.db'
        $script:quiet = $now + @{ ErrorAction = 'SilentlyContinue' }
        $script:passed = Invoke-DigitBatch $amounts $database -Text -PassThru @quiet
        $script:run = $passed[-1]
    }

    It 'are kept as Get-DigitText gives them' {
        $run.Processed, $run.Empty, $run.Failed | Should -Be 13, 1, 1
        $rows = $run | Get-DigitBatchResult -Status Recognized, Rejected, Empty | Sort-Object Path
        $texts = Get-DigitText (Join-Path $amounts '*.png') -ErrorAction SilentlyContinue | Sort-Object Path
        $rows.Path | Should -Be $texts.Path
        foreach ($i in 0..($texts.Count - 1)) {
            foreach ($expected in $texts[$i].PSObject.Properties | Where-Object Name -NotIn 'Name', 'Directory') {
                $rows[$i].($expected.Name) | Should -Be $expected.Value
            }
            $rows[$i].GetDigits() | ConvertTo-Json | Should -Be ($texts[$i].GetDigits() | ConvertTo-Json)
        }
    }

    It 'come out with -PassThru as Get-DigitBatchResult gives them' {
        $passed[0].PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitTextBatchRow'
        $passed[0..12] | Sort-Object Path | ConvertTo-Json | Should -Be (Get-DigitBatchResult $database | Sort-Object Path | ConvertTo-Json)
    }

    It 'keep what is known of them with -Pattern and -Length' {
        $dates = Join-Path $TestDrive 'dates.db'
        $null = Invoke-DigitBatch $amounts $dates -Text -Include 2026* -Pattern '####-##-##' -Length 8, 4 @now
        $rows = Get-DigitBatchResult $dates
        $rows.Text | Sort-Object | Should -Be '2026-01-08', '2026-11-26'
        $rows[0].Pattern, $rows[0].AllowedLength | Should -Be '####-##-##', '8,4'
    }

    It 'are not mixed with digits' {
        Assert-Failure { Invoke-DigitBatch $amounts $database @now } DatabaseMismatch InvalidArgument $database
        Assert-Failure { Invoke-DigitBatch $amounts $database -WhatIf } DatabaseMismatch InvalidArgument $database
        $digits = Join-Path $TestDrive 'digits.db'
        $null = Invoke-DigitBatch (New-Inbox 1) $digits @now
        Assert-Failure { Invoke-DigitBatch $amounts $digits -Text @now } DatabaseMismatch InvalidArgument $digits
        $merge = { Merge-DigitBatchResult $digits, $database (Join-Path $TestDrive 'both.db') }
        Assert-Failure $merge DatabaseMismatch InvalidArgument $database
        Assert-Failure { Get-DigitBatchResult $database -Digit 1 } DatabaseMismatch InvalidArgument $database
    }

    It 'with a pattern that no text can have are not begun' {
        $none = Join-Path $TestDrive 'none.db'
        Assert-Failure { Invoke-DigitBatch $amounts $none -Text -Pattern abc } PatternInvalid InvalidArgument abc
        $none | Should -Not -Exist
    }

    It 'are read with one model' {
        $none = Join-Path $TestDrive 'none.db'
        Assert-Failure { Invoke-DigitBatch $amounts $none -Text -Model lines, lines } TextModelAmbiguous InvalidArgument lines
        $none | Should -Not -Exist
    }

    It 'go into a report, with the box of each digit' {
        $report = Join-Path $TestDrive 'numbers.html'
        $null = Get-DigitBatchResult $database | Export-DigitReport $report
        $json = [regex]::Match((Get-Content $report -Raw), '(?s)id="data">(.*?)</script>').Groups[1].Value
        $row = ($json | ConvertFrom-Json).rows | Where-Object { $_[0] -eq '1025.png' }
        $row[10] -replace ' ' | Should -Be '1025'
        $row[11].Count | Should -Be 4
    }
}

Describe 'Forms' {
    BeforeAll {
        $script:forms = New-Item (Join-Path $TestDrive 'forms') -ItemType Directory
        '00417.png', '1025.png', '7.png' | ForEach-Object { Copy-Item (Join-Path $ModuleRoot "examples/amounts/$_") $forms }
        $null = Export-BlankPng (Join-Path $forms 'blank.png')
        'no picture' | Set-Content (Join-Path $forms 'bad.png')
        $script:database = Join-Path $TestDrive 'forms.db'
        $script:quiet = $now + @{ ErrorAction = 'SilentlyContinue' }
        $script:regions = '0,0,1,1', '0,0,0.25,1'
        $script:passed = Invoke-DigitBatch $forms $database -Grid -Region $regions -Digit (0..7) -PassThru @quiet
        $script:run = $passed[-1]
    }

    It 'are kept as Get-DigitGrid gives them' {
        $run.Processed, $run.Empty, $run.Failed | Should -Be 5, 1, 1
        foreach ($name in '00417.png', '1025.png', '7.png', 'blank.png') {
            $cells = Get-DigitGrid (Join-Path $forms $name) -Region $regions -Digit (0..7)
            $cells.Count | Should -Be 2
            Get-DigitBatchResult $database $name -PerCell | ConvertTo-Json | Should -Be ($cells | ConvertTo-Json)
        }
    }

    It 'come out with -PassThru as Get-DigitBatchResult gives them, a row a page' {
        $passed[0].PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitGridBatchRow'
        $passed[0..4] | Sort-Object Path | ConvertTo-Json | Should -Be (Get-DigitBatchResult $database | Sort-Object Path | ConvertTo-Json)
    }

    It 'are counted by what became of their fields' {
        $row = Get-DigitBatchResult $database blank.png
        $row.Status, $row.Reason, $row.Confidence | Should -Be 'Empty', 'NoInk', 0
        $row.Grids, $row.Rows, $row.Columns, $row.Cells, $row.Empty | Should -Be 1, 2, 1, 2, 2
        $row = Get-DigitBatchResult $database 1025.png
        $row.Recognized + $row.Rejected + $row.Empty | Should -Be 2
        $inked = $row.GetCells() | Where-Object Status -NE Empty
        $row.Confidence | Should -Be ($inked.Confidence | Measure-Object -Minimum).Minimum
        $row = Get-DigitBatchResult $database bad.png
        $row.Status, $row.ErrorId, $row.Cells, $row.Rows | Should -Be 'Failed', 'PictureUnreadable', 0, 0
    }

    It 'are scalars only' {
        foreach ($value in Get-DigitBatchResult $database | ForEach-Object { $_.PSObject.Properties.Value }) {
            $null -eq $value -or $value.GetType() -in [string], [int], [long], [double], [datetime] | Should -BeTrue
        }
    }

    It 'are remembered by their run, with both models' {
        $kept = Get-DigitBatchRun $database
        $kept.Reading, $kept.AllowedDigit, $kept.Grids | Should -Be 'Grid', '0,1,2,3,4,5,6,7', $null
        $kept.Fields | Should -Be '0,0,1,1; 0,0,0.25,1'
        $kept.ModelId, $kept.TextModelId | Should -Be (Get-DigitModel digits).ModelId, (Get-DigitModel lines).ModelId
    }

    It 'are read in another way only when it is forced' {
        $template = Join-Path $TestDrive 'fields.csv'
        'name,region,kind', 'Amount,"0,0,1,1",text' | Set-Content $template
        $other = Join-Path $TestDrive 'other.db'
        Copy-Item $database $other
        (Invoke-DigitBatch $forms $other -Grid -Template $template @quiet).Skipped | Should -Be 5
        (Invoke-DigitBatch $forms $other -Grid -Template $template -Force @quiet).Processed | Should -Be 5
        $cell = Get-DigitBatchResult $other 1025.png -PerCell
        $cell.Field, ($cell.Text -replace ' ') | Should -Be 'Amount', '1025'
        (Get-DigitBatchRun $other)[0].Fields | Should -Be 'Amount'
    }

    It 'are not mixed with digits or numbers' {
        Assert-Failure { Invoke-DigitBatch $forms $database @now } DatabaseMismatch InvalidArgument $database
        Assert-Failure { Invoke-DigitBatch $forms $database -Text -WhatIf } DatabaseMismatch InvalidArgument $database
        Assert-Failure { Get-DigitBatchResult $database -Digit 1 } DatabaseMismatch InvalidArgument $database
        $digits = Join-Path $TestDrive 'no-cells.db'
        $null = Invoke-DigitBatch (New-Inbox 1) $digits @now
        Assert-Failure { Invoke-DigitBatch $forms $digits -Grid @now } DatabaseMismatch InvalidArgument $digits
        Assert-Failure { Get-DigitBatchResult $digits -PerCell } DatabaseMismatch InvalidArgument $digits
    }

    It 'with fields that none can be are not begun' {
        $none = Join-Path $TestDrive 'no-forms.db'
        Assert-Failure { Invoke-DigitBatch $forms $none -Grid -Template no.csv } TemplateInvalid InvalidData (Join-Path $PWD no.csv)
        { Invoke-DigitBatch $forms $none -Grid -Region '1,2,3' } | Should -Throw
        $none | Should -Not -Exist
    }

    It 'are merged with their cells' {
        $shards = 0..1 | ForEach-Object { Join-Path $TestDrive "form-$_.db" }
        foreach ($i in 0..1) {
            $null = Invoke-DigitBatch $forms $shards[$i] -Grid -Region $regions -Digit (0..7) -ShardIndex $i -ShardCount 2 @quiet
        }
        $all = Join-Path $TestDrive 'all-forms.db'
        (Merge-DigitBatchResult $shards $all).Pictures | Should -Be 5
        $expected = Get-DigitBatchResult $database -PerCell | Sort-Object Path, Row | ConvertTo-Json
        Get-DigitBatchResult $all -PerCell | Sort-Object Path, Row | ConvertTo-Json | Should -Be $expected
    }

    It 'are one picture each, of no digit, to Copy-DigitPicture' {
        $copies = Join-Path $TestDrive 'form-copies'
        foreach ($rows in (Get-DigitBatchResult $database), (Get-DigitBatchResult $database -PerCell)) {
            $rows | Where-Object Name -EQ 1025.png | Copy-DigitPicture $copies | Should -BeNullOrEmpty
        }
        $copy = Get-DigitBatchResult $database 1025.png -PerCell | Copy-DigitPicture $copies -IncludeRejected
        @($copy).Count, $copy.Digit, (Split-Path (Split-Path $copy.Destination) -Leaf) | Should -Be 1, $null, 'several'
    }

    It 'go into a report with their cells, page by page or cell by cell' {
        foreach ($rows in (Get-DigitBatchResult $database), (Get-DigitBatchResult $database -PerCell)) {
            $report = Join-Path $TestDrive "forms-$([guid]::NewGuid()).html"
            $null = $rows | Export-DigitReport $report
            $json = [regex]::Match((Get-Content $report -Raw), '(?s)id="data">(.*?)</script>').Groups[1].Value
            $row = ($json | ConvertFrom-Json).rows | Where-Object { $_[0] -eq '1025.png' }
            $row[12].Count | Should -Be 2
        }
    }
}

Describe 'Sheets' {
    BeforeAll {
        $script:sheets = New-Item (Join-Path $TestDrive 'sheets') -ItemType Directory
        $script:scores = (Copy-Item (Join-Path $ModuleRoot 'examples/sheets/scores.jpg') $sheets -PassThru).FullName
        $null = Export-BlankPng (Join-Path $sheets 'blank.png')
        $script:database = Join-Path $TestDrive 'sheets.db'
        $script:run = Invoke-DigitBatch $sheets $database -Grid @now -ErrorVariable met -ErrorAction SilentlyContinue
        $script:met = $met
    }

    It 'are kept cell by cell, as Get-DigitGrid gives them' {
        $cells = Get-DigitGrid $scores
        Get-DigitBatchResult $database scores.jpg -PerCell | ConvertTo-Json | Should -Be ($cells | ConvertTo-Json)
        $row = Get-DigitBatchResult $database scores.jpg
        $row.Cells | Should -Be $cells.Count
        $row.Rows, $row.Columns | Should -Be ($cells.Row | Measure-Object -Maximum).Maximum, ($cells.Column | Measure-Object -Maximum).Maximum
        (Get-DigitBatchRun $database).Grids | Should -Be Largest
    }

    It 'that have no grid are Failed, told once, and done' {
        $run.Processed, $run.Failed, $met.Count | Should -Be 2, 1, 1
        $met[0].FullyQualifiedErrorId | Should -BeLike 'GridNotFound*'
        (Get-DigitBatchResult $database -Status Failed).ErrorId | Should -Be GridNotFound
        (Invoke-DigitBatch $sheets $database -Grid @now).Skipped | Should -Be 2
    }

    It 'group by row, and come back from a CSV file as a table' {
        $csv = Join-Path $TestDrive 'cells.csv'
        Get-DigitBatchResult $database -PerCell | Export-Csv $csv
        $rows = (Get-DigitBatchResult $database scores.jpg).Rows
        @(Import-Csv $csv | Group-Object Row).Count | Should -Be $rows
        @(Import-Csv $csv | ConvertTo-DigitTable).Count | Should -Be $rows
    }
}
