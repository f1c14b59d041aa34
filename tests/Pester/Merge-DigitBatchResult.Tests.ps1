BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force

    function Invoke-Shard([int] $Index, [int] $Count, [string] $Database = (Join-Path $work "shard-$Index.db")) {
        Invoke-DigitBatch $inbox $Database -ShardIndex $Index -ShardCount $Count -SettleTime ([timespan]::Zero)
    }
}

Describe 'Merge-DigitBatchResult' {
    BeforeAll {
        $script:inbox = Export-DigitFolder (Join-Path $TestDrive 'inbox') -Count 10
        $script:work = New-Item (Join-Path $TestDrive 'work') -ItemType Directory
        $script:shards = 0..2 | ForEach-Object { Invoke-Shard $_ 3 }
        $script:all = Join-Path $TestDrive 'all.db'
    }

    It 'gives each picture to one shard' {
        ($shards.Processed | Measure-Object -Sum).Sum | Should -Be 10
        $shards.ShardIndex | Should -Be 0, 1, 2
    }

    It 'merges all shards, once and again' {
        $merge = Get-ChildItem $work -Filter *.db | Merge-DigitBatchResult -Database $all -ExpectedShardCount 3
        $merge.Added | Should -Be 10
        $merge.MissingShard | Should -BeNullOrEmpty
        $again = Merge-DigitBatchResult (Join-Path $work '*.db') $all
        $again.Added, $again.Updated, $again.Unchanged | Should -Be 0, 0, 10
        (Get-DigitBatchResult $all).Path | Sort-Object | Should -Be (Get-ChildItem $inbox).FullName
    }

    It 'names the shards that are missing' {
        { Merge-DigitBatchResult (Join-Path $work 'shard-1.db') (Join-Path $TestDrive 'part.db') } | Should -Throw -ErrorId 'ShardMissing*'
        try { Merge-DigitBatchResult (Join-Path $work 'shard-1.db') (Join-Path $TestDrive 'part.db') } catch { $_.TargetObject | Should -Be '0,2' }
        Join-Path $TestDrive 'part.db' | Should -Not -Exist
    }

    It 'merges what is there with -AllowMissing, and warns' {
        $part = Merge-DigitBatchResult (Join-Path $work 'shard-1.db') (Join-Path $TestDrive 'part.db') -AllowMissing -WarningVariable warning -WarningAction SilentlyContinue
        $part.MissingShard | Should -Be 0, 2
        $warning | Should -HaveCount 1
    }

    It 'does not mix two divisions' {
        $null = Invoke-Shard -Index 0 -Count 2 -Database (Join-Path $TestDrive 'half.db')
        { Merge-DigitBatchResult -Path (Join-Path $work '*.db'), (Join-Path $TestDrive 'half.db') -Database $all } | Should -Throw -ErrorId 'ShardMismatch*'
    }

    It 'takes the shard from the environment' {
        $old = $env:JOB_COMPLETION_INDEX, $env:DIGITTOOLS_SHARD_COUNT
        try {
            $env:JOB_COMPLETION_INDEX = 2
            { Invoke-DigitBatch $inbox (Join-Path $TestDrive 'index.db') } | Should -Throw -ErrorId 'ShardInvalid*'
            $env:DIGITTOOLS_SHARD_COUNT = 3
            (Invoke-DigitBatch $inbox (Join-Path $TestDrive 'index.db') -SettleTime ([timespan]::Zero)).Processed | Should -Be $shards[2].Processed
        }
        finally {
            $env:JOB_COMPLETION_INDEX, $env:DIGITTOOLS_SHARD_COUNT = $old
        }
    }

    It 'shows its result within 100 columns' {
        $text = Merge-DigitBatchResult (Join-Path $work '*.db') $all | Out-String -Width 100
        $text | Should -Match 'Pictures\s+: 10'
        $text | Should -Not -Match 'MissingShard'
    }
}
