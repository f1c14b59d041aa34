BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force

    function Export-Inbox([int] $Count = 4) {
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        Export-DigitFolder (Join-Path $folder 'inbox') -Count $Count
    }
}

Describe 'A run' {
    BeforeAll {
        $script:inbox = Export-Inbox
        $script:database = Join-Path $TestDrive 'run.db'
        $script:first = Invoke-DigitBatch $inbox $database
        $script:second = Invoke-DigitBatch -Path $inbox -Database $database
    }

    It 'reads everything once' {
        $first.Processed | Should -Be 4
        $first.StoppedBy | Should -Be 'Completed'
        $second.Processed | Should -Be 0
        $second.Skipped | Should -Be 4
    }

    It 'records what Get-DigitPrediction says' {
        $rows = Get-DigitBatchResult $database | Sort-Object Path
        $predictions = Get-DigitPrediction (Join-Path $inbox '*.png') | Sort-Object Path
        $rows.Path | Should -Be $predictions.Path
        $rows.Digit | Should -Be $predictions.Digit
        $rows.Status | Should -Be $predictions.Status
        $rows.ModelId | Should -Be $predictions.ModelId
        (Get-FileHash $rows[0].Path).Hash | Should -Be $rows[0].ContentHash
    }

    It 'gives its rows to Get-DigitBatchResult' {
        ($first | Get-DigitBatchResult).Count | Should -Be 4
        $second | Get-DigitBatchResult | Should -BeNullOrEmpty
    }

    It 'takes folders from the pipeline and names with brackets' {
        $bracket = New-Item (Join-Path $TestDrive 'scans [1]') -ItemType Directory
        $null = Export-DigitPng (Join-Path $bracket 'a.png') 0
        ($bracket | Invoke-DigitBatch -Database (Join-Path $TestDrive 'brackets.db')).Processed | Should -Be 1
    }

    It 'does nothing under -WhatIf' {
        $other = Join-Path $TestDrive 'whatif.db'
        Invoke-DigitBatch $inbox $other -WhatIf | Should -BeNullOrEmpty
        $other | Should -Not -Exist
    }
}

Describe 'Moving' {
    It 'puts each picture where it belongs' {
        $inbox = Export-Inbox -Count 3
        $folder = Split-Path $inbox
        'no picture' | Set-Content (Join-Path $inbox 'bad.png')
        $result = Invoke-DigitBatch $inbox (Join-Path $folder 'r.db') -MoveTo $folder/done -ErrorTo $folder/errors -ErrorAction SilentlyContinue
        $result.Moved | Should -Be 4
        Get-ChildItem $inbox | Should -BeNullOrEmpty
        (Get-ChildItem $folder/done).Name | Should -Be '0.png', '1.png', '2.png'
        (Get-ChildItem $folder/errors).Name | Should -Be 'bad.png'
    }

    It 'moves over nothing' {
        $inbox = Export-Inbox -Count 1
        $folder = Split-Path $inbox
        $null = New-Item $folder/done -ItemType Directory
        'mine' | Set-Content $folder/done/0.png
        $null = Invoke-DigitBatch $inbox (Join-Path $folder 'r.db') -MoveTo $folder/done
        Get-Content $folder/done/0.png | Should -Be 'mine'
        $folder + '/done/0-2.png' | Should -Exist
    }
}

Describe 'Errors' {
    It 'are one for each bad file, and the rest is read' {
        $inbox = Export-Inbox -Count 2
        'no picture' | Set-Content (Join-Path $inbox 'bad.png')
        $result = Invoke-DigitBatch $inbox (Join-Path $TestDrive 'bad.db') -ErrorVariable problems -ErrorAction SilentlyContinue
        $result.Processed | Should -Be 3
        $result.Failed | Should -Be 1
        $problems | Get-ErrorId | Should -Be 'PictureUnreadable'
    }

    It 'end a script with -ErrorAction Stop, after the run' {
        $inbox = Export-Inbox -Count 3
        'no picture' | Set-Content (Join-Path $inbox '00.png')
        $database = Join-Path $TestDrive 'stop.db'
        { Invoke-DigitBatch $inbox $database -ErrorAction Stop } | Should -Throw -ErrorId 'PictureUnreadable*'
        (Get-DigitBatchResult $database).Count | Should -Be 4
    }

    It 'say <Id> for <Name>' -ForEach @(
        @{ Name = 'a missing folder'; Id = 'FolderNotFound'; Run = { Invoke-DigitBatch (Join-Path $TestDrive 'none') (Join-Path $TestDrive 'x.db') } }
        @{ Name = 'a file that is no database'; Id = 'DatabaseInvalid'; Run = { Set-Content (Join-Path $TestDrive 'note.txt') 'no database'; Invoke-DigitBatch $TestDrive (Join-Path $TestDrive 'note.txt') } }
        @{ Name = 'a missing database'; Id = 'DatabaseNotFound'; Run = { Get-DigitBatchResult (Join-Path $TestDrive 'none.db') } }
    ) {
        $Run | Should -Throw -ErrorId "$Id*"
    }
}
