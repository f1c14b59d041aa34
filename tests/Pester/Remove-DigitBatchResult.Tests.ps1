BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:now = @{ SettleTime = [timespan]::Zero }
}

Describe 'Removing' {
    BeforeEach {
        $script:folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        $script:inbox = Export-DigitFolder (Join-Path $folder 'inbox') -Count 3
        $script:database = Join-Path $folder 'results.db'
        $script:first = Invoke-DigitBatch $inbox $database @now
        $null = Export-DigitPng (Join-Path $inbox 'new.png') 3
        $script:between = [datetime]::Now
        $script:second = Invoke-DigitBatch $inbox $database @now
    }

    It 'takes the results of pictures that are gone, and leaves the others' {
        Remove-Item (Join-Path $inbox '0.png'), (Join-Path $inbox 'new.png')
        $result = Remove-DigitBatchResult $database -Missing
        $result.PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitBatchRemoval'
        $result.Removed, $result.Left, $result.Database | Should -Be 2, 2, $database
        $result.SizeAfter | Should -Be (Get-Item $database).Length
        $result.SizeAfter | Should -BeLessOrEqual $result.SizeBefore
        (Get-DigitBatchResult $database).Path | Split-Path -Leaf | Sort-Object | Should -Be '1.png', '2.png'
        (Get-ChildItem $inbox).Count | Should -Be 2
    }

    It 'takes what is older than a time' {
        (Remove-DigitBatchResult $database -OlderThan $between).Removed | Should -Be 3
        (Get-DigitBatchResult $database).Path | Split-Path -Leaf | Should -Be 'new.png'
    }

    It 'takes what a run has read, by <_>' -ForEach '-RunId', '-Run', 'the pipeline', 'the result of the run' {
        $removed = switch ($_) {
            '-RunId' { Remove-DigitBatchResult $database -RunId $first.RunId.ToUpperInvariant() }
            '-Run' { Remove-DigitBatchResult -Database $database -Run $first.RunId }
            'the pipeline' { Get-DigitBatchRun $database | Where-Object Processed -EQ 3 | Remove-DigitBatchResult }
            default { $first | Remove-DigitBatchResult }
        }
        $removed.Removed, $removed.Left | Should -Be 3, 1
        @(Get-DigitBatchRun $database).Count | Should -Be 2
    }

    It 'takes that for which all holds' {
        Remove-Item (Join-Path $inbox '0.png'), (Join-Path $inbox 'new.png')
        (Remove-DigitBatchResult $database -Missing -RunId $second.RunId).Removed | Should -Be 1
        (Remove-DigitBatchResult $database -OlderThan $between -RunId $second.RunId).Removed | Should -Be 0
        (Remove-DigitBatchResult $database -Missing -OlderThan $between.AddHours(-1)).Removed | Should -Be 0
        (Remove-DigitBatchResult $database -Missing -OlderThan $between).Removed | Should -Be 1
    }

    It 'gives one result for each database of the pipeline' {
        $other = Join-Path $folder 'other.db'
        $null = Invoke-DigitBatch $inbox $other @now
        $results = $database, $other | ForEach-Object { Get-DigitBatchRun $_ } | Remove-DigitBatchResult -OlderThan ([datetime]::Now)
        $results.Removed | Should -Be 4, 4
    }

    It 'does nothing under -WhatIf, and says how much it would' {
        Remove-Item (Join-Path $inbox '0.png')
        $shell = "Import-Module '$Manifest'; Remove-DigitBatchResult '$database' -Missing -WhatIf"
        Invoke-Pwsh $shell | Should -BeLike '*Remove 1 results; their pictures stay*results.db*'
        @(Get-DigitBatchResult $database).Count | Should -Be 4
    }

    It 'refuses where the folder of the pictures is not there' {
        Move-Item $inbox "$inbox-unmounted"
        Assert-Failure { Remove-DigitBatchResult $database -Missing } FolderUnreachable ObjectNotFound $inbox
        Assert-Failure { Remove-DigitBatchResult $database -Missing -WhatIf } FolderUnreachable ObjectNotFound $inbox
        @(Get-DigitBatchResult $database).Count | Should -Be 4
        (Remove-DigitBatchResult $database -OlderThan ([datetime]::Now)).Left | Should -Be 0
    }

    It 'needs to be told what' {
        Assert-Failure { Remove-DigitBatchResult $database } FilterMissing InvalidArgument RunId
        Assert-Failure { Remove-DigitBatchResult "$database.none" -Missing } DatabaseNotFound ObjectNotFound "$database.none"
        "$database.none.lock" | Should -Not -Exist
    }
}
