BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:inbox = Export-DigitFolder (Join-Path $TestDrive 'inbox') -Count 5
    $null = Export-DigitPng (Join-Path $inbox 'a [1].png') 6
    'no picture' | Set-Content (Join-Path $inbox 'bad.png')
    $script:database = Join-Path $TestDrive 'results.db'
    $now = @{ SettleTime = [timespan]::Zero; ErrorAction = 'SilentlyContinue' }
    $script:first = Invoke-DigitBatch $inbox $database @now
    $null = Export-DigitPng (Join-Path $inbox 'new.png') 3
    $script:between = [datetime]::Now
    $script:second = Invoke-DigitBatch $inbox $database -MoveTo (Join-Path $inbox 'done') @now
}

Describe 'Filters' {
    It '<Filter> gives <Names>' -ForEach @(
        @{ Filter = ''; Names = '0 1 2 3 4 a [1] bad new' }
        @{ Filter = '-Status Failed'; Names = 'bad' }
        @{ Filter = '-Status Failed, Recognized -Digit 4'; Names = '4 a [1]' }
        @{ Filter = '-Digit 7, 0'; Names = '0 3 new' }
        @{ Filter = '-RunId $second.RunId'; Names = 'new' }
        @{ Filter = '-RunId ([guid]::NewGuid())'; Names = '' }
        @{ Filter = '-Since $between'; Names = 'new' }
        @{ Filter = '-Since $between.AddHours(1)'; Names = '' }
        @{ Filter = '-Until $between'; Names = '0 1 2 3 4 a [1] bad' }
        @{ Filter = '-Since $between -Until $between.AddHours(1)'; Names = 'new' }
        @{ Filter = '-ModelId (Get-DigitModel).ModelId.ToUpperInvariant() -Digit 4'; Names = '4 a [1]' }
        @{ Filter = '-ModelId 0123456789ab'; Names = '' }
        @{ Filter = '-Reason none -Digit 4'; Names = '4 a [1]' }
        @{ Filter = '-Reason NoInk, LowConfidence'; Names = '' }
        @{ Filter = '-MinimumConfidence 0.5'; Names = '0 1 2 3 4 a [1] new' }
        @{ Filter = '-MaximumConfidence 0.5'; Names = '' }
        @{ Filter = '-MinimumConfidence 0.5 -MaximumConfidence 1 -Digit 2'; Names = '1' }
        @{ Filter = '-Path [0-2].png'; Names = '0 1 2' }
        @{ Filter = '-Path ?.PNG -Digit 2'; Names = '1' }
        @{ Filter = '-Path nothing*'; Names = '' }
        @{ Filter = "-Path 'a ``[1``].png'"; Names = 'a [1]' }
        @{ Filter = '-LiteralPath "$inbox/a [1].png", "$inbox/done/1.png"'; Names = '1 a [1]' }
        @{ Filter = '-Path "$inbox/done/?.png"'; Names = '0 1 2 3 4' }
        @{ Filter = '-Path inbox/?.png'; Names = '0 1 2 3 4' }
    ) {
        Push-Location $TestDrive
        try { $rows = & ([scriptblock]::Create("Get-DigitBatchResult '$database' $Filter")) }
        finally { Pop-Location }
        "$($rows.Path | Split-Path -LeafBase -ErrorAction Ignore | Sort-Object)" | Should -Be $Names
    }

    It 'page' {
        $all = (Get-DigitBatchResult $database).Path
        (Get-DigitBatchResult $database -First 3).Path | Should -Be $all[0..2]
        (Get-DigitBatchResult $database -Skip 3 -First 2).Path | Should -Be $all[3, 4]
        (Get-DigitBatchResult $database -Skip 6).Path | Should -Be $all[6, 7]
        Get-DigitBatchResult $database -Skip 8 | Should -BeNullOrEmpty
        (Get-DigitBatchResult $database -Path ?.png -Skip 1 -First 1).Path | Split-Path -Leaf |
            Should -Be ((Get-DigitBatchResult $database -Path ?.png).Path | Split-Path -Leaf)[1]
    }

    It 'take the result of a run' {
        @($first | Get-DigitBatchResult).Count | Should -Be 7
        @($second | Get-DigitBatchResult).Count | Should -Be 1
    }
}

Describe 'Output' {
    It 'is scalars only' {
        foreach ($value in Get-DigitBatchResult $database | ForEach-Object { $_.PSObject.Properties.Value }) {
            $null -eq $value -or $value.GetType() -in [string], [int], [long], [double], [datetime] | Should -BeTrue
        }
    }

    It 'has the best guess, the name and the folder, as a prediction has' {
        $rejecting = Join-Path $TestDrive 'rejecting.db'
        $folder = New-Item (Join-Path $TestDrive 'guess') -ItemType Directory
        $null = Export-DigitPng (Join-Path $folder '7.png') 0
        $null = Invoke-DigitBatch $folder $rejecting -MinimumConfidence 1 -SettleTime 0
        $row = Get-DigitBatchResult $rejecting
        $read = Get-DigitPrediction $row.Path -MinimumConfidence 1
        foreach ($name in 'Name', 'Directory', 'Page', 'Status', 'Digit', 'BestGuess', 'Second') { $row.$name | Should -Be $read.$name }
        $row.BestGuess | Should -Be 7
        (Get-DigitBatchResult $database -Status Failed).BestGuess | Should -BeNullOrEmpty
    }

    It 'tells both paths of a moved picture' {
        $row = Get-DigitBatchResult $database -Path new.png
        $row.Path | Should -Be (Join-Path (Join-Path $inbox 'done') 'new.png')
        $row.SourcePath | Should -Be (Join-Path $inbox 'new.png')
        $row.ContentHash | Should -Be (Get-FileHash $row.Path).Hash
    }

    It 'goes through Export-Csv' {
        $csv = Join-Path $TestDrive 'rows.csv'
        Get-DigitBatchResult $database | Export-Csv $csv
        $back = Import-Csv $csv
        $back.Count | Should -Be 8
        $back[0].PSObject.Properties.Name | Should -Contain 'P9'
        ($back | Where-Object Status -EQ Failed).ErrorId | Should -Be 'PictureUnreadable'
    }

    It 'of numbers is scalars only, and keeps leading zeros through Export-Csv' {
        $texts = Join-Path $TestDrive 'texts.db'
        $null = Invoke-DigitBatch (Join-Path $ModuleRoot 'examples/amounts') $texts -Text -Length 5
        foreach ($value in Get-DigitBatchResult $texts | ForEach-Object { $_.PSObject.Properties.Value }) {
            $null -eq $value -or $value.GetType() -in [string], [int], [long], [double], [datetime] | Should -BeTrue
        }
        $csv = Join-Path $TestDrive 'texts.csv'
        Get-DigitBatchResult $texts 00417.png | Export-Csv $csv
        $back = Import-Csv $csv
        $back.Text -replace ' ' | Should -Be '00417'
        $back.AllowedLength, $back.Length | Should -Be '5', '5'
    }

    It 'groups' {
        (Get-DigitBatchResult $database | Group-Object Digit | Where-Object Name -EQ 4).Count | Should -Be 2
    }

    It 'ends when the next command has enough' {
        @(Get-DigitBatchResult $database | Select-Object -First 2).Count | Should -Be 2
    }
}

Describe 'A database of a newer DigitTools' {
    BeforeAll {
        $script:newer = Join-Path $TestDrive 'newer.db'
        Copy-Item $database $newer
        # user_version is at byte 60 of the header, the most significant byte first.
        $file = [System.IO.File]::Open($newer, 'Open', 'ReadWrite')
        $file.Position = 63
        $file.WriteByte(99)
        $file.Dispose()
    }

    It 'is named as such by <_>, not as damaged' -ForEach @(
        'Get-DigitBatchResult $newer', 'Get-DigitBatchRun $newer', 'Invoke-DigitBatch $inbox $newer'
        'Invoke-DigitBatch $inbox $newer -WhatIf', 'Merge-DigitBatchResult $newer "$TestDrive/all.db"'
        'Merge-DigitBatchResult $database $newer', 'Remove-DigitBatchResult $newer -Missing'
    ) {
        $hash = (Get-FileHash $newer).Hash
        $problem = { & ([scriptblock]::Create($_)) } | Should -Throw -ErrorId 'DatabaseInvalid*' -PassThru
        "$problem" | Should -BeLike "*newer.db' was written by a newer DigitTools: its tables have version 99*"
        $problem.ErrorDetails.RecommendedAction | Should -BeLike 'Use the DigitTools that wrote it, or a newer one*'
        "$problem $($problem.ErrorDetails.RecommendedAction)" | Should -Not -Match 'backup'
        (Get-FileHash $newer).Hash | Should -Be $hash
    }
}
