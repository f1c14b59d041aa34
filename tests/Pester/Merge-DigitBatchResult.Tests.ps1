BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:now = @{ SettleTime = [timespan]::Zero }

    function Invoke-Shard([int] $Index, [int] $Count, [string] $Database = (Join-Path $work "shard-$Index.db")) {
        Invoke-DigitBatch $inbox $Database -Recurse -ShardIndex $Index -ShardCount $Count @now
    }
}

Describe 'Shards' {
    BeforeAll {
        $script:inbox = Export-DigitFolder (Join-Path $TestDrive 'inbox') -Count 6
        $null = Export-DigitFolder (Join-Path $inbox 'a b') -Count 6
        $script:work = New-Item (Join-Path $TestDrive 'work') -ItemType Directory
        $script:shards = 0..2 | ForEach-Object { Invoke-Shard $_ 3 }
        $script:all = Join-Path $TestDrive 'all.db'
        $script:part = Join-Path $TestDrive 'part.db'
    }

    It 'read each picture once' {
        ($shards.Processed | Measure-Object -Sum).Sum | Should -Be 12
        $shards.ShardIndex | Should -Be 0, 1, 2
        $shards.ShardCount | Should -Be 3, 3, 3
    }

    It 'are merged, once and again' {
        $merge = Get-ChildItem $work -Filter *.db | Merge-DigitBatchResult -Database $all -ExpectedShardCount 3
        $merge.Database | Should -Be $all
        $merge.Sources, $merge.ShardCount, $merge.Pictures, $merge.Added | Should -Be 3, 3, 12, 12
        $merge.MissingShard | Should -BeNullOrEmpty
        $again = 0..2 | ForEach-Object { Join-Path $work "shard-$_.db" } | Merge-DigitBatchResult -Database $all
        $again.Added, $again.Updated, $again.Unchanged | Should -Be 0, 0, 12
    }

    It 'have the rows of one run, merged' {
        $null = Merge-DigitBatchResult (Join-Path $work '*.db') $all
        $null = Invoke-DigitBatch $inbox (Join-Path $TestDrive 'one.db') -Recurse @now
        $rows = $all, (Join-Path $TestDrive 'one.db') | ForEach-Object {
            , (Get-DigitBatchResult $_ | Sort-Object Path | ForEach-Object { "$($_.Path) $($_.Digit) $($_.Confidence) $($_.ContentHash)" })
        }
        $rows[0] | Should -Be $rows[1]
    }

    It 'that are missing are named, and nothing is merged' {
        $merge = { Merge-DigitBatchResult (Join-Path $work 'shard-1.db') $part }
        Assert-Failure $merge ShardMissing ResourceUnavailable '0,2'
        $part | Should -Not -Exist
    }

    It 'that are missing are only a warning with -AllowMissing' {
        $partial = Join-Path $TestDrive 'partial.db'
        $options = @{ AllowMissing = $true; WarningVariable = 'warning'; WarningAction = 'SilentlyContinue' }
        $merge = Merge-DigitBatchResult (Join-Path $work 'shard-1.db') $partial @options
        $merge.MissingShard | Should -Be 0, 2
        "$warning" | Should -Match 'shards 0,2,'
        $warning | Should -HaveCount 1
    }

    It 'of two divisions are not mixed' {
        $half = Join-Path $TestDrive 'half.db'
        $null = Invoke-Shard -Index 0 -Count 2 -Database $half
        Assert-Failure { Merge-DigitBatchResult -Path (Join-Path $work '*.db'), $half -Database $part } ShardMismatch InvalidData
        Assert-Failure { Merge-DigitBatchResult (Join-Path $work '*.db') $part -ExpectedShardCount 4 } ShardMismatch InvalidData
        $part | Should -Not -Exist
    }

    It 'are not merged under -WhatIf' {
        Merge-DigitBatchResult (Join-Path $work '*.db') $part -WhatIf | Should -BeNullOrEmpty
        $part | Should -Not -Exist
    }

    It 'that are none say so' {
        $none, $picture = (Join-Path $TestDrive 'none.db'), (Join-Path $inbox '1.png')
        Assert-Failure { Merge-DigitBatchResult (Join-Path $TestDrive 'none-*.db') $part } NoDatabase ObjectNotFound
        Assert-Failure { Merge-DigitBatchResult -LiteralPath $none $part } DatabaseNotFound ObjectNotFound $none
        Assert-Failure { Merge-DigitBatchResult $picture $part } DatabaseInvalid InvalidData $picture
        $part | Should -Not -Exist
    }

    It 'are refused before anything is written: <_>' -ForEach '-ShardIndex 1', '-ShardCount 4', '-ShardIndex 4 -ShardCount 4' {
        $target = $_ -eq '-ShardIndex 1' ? 'ShardCount' : 'ShardIndex'
        $run = [scriptblock]::Create("Invoke-DigitBatch `$inbox `$part $_")
        Assert-Failure { & $run } ShardInvalid InvalidArgument $target
        $part | Should -Not -Exist
    }

    It 'come from the environment of <Name>' -ForEach @(
        @{ Name = 'a Kubernetes job'; Variables = @{ JOB_COMPLETION_INDEX = 2; DIGITTOOLS_SHARD_COUNT = 3 } }
        @{ Name = 'a Slurm array'
            Variables = @{
                SLURM_ARRAY_TASK_ID = 3; SLURM_ARRAY_TASK_MIN = 1; SLURM_ARRAY_TASK_MAX = 3
                SLURM_ARRAY_TASK_COUNT = 3; SLURM_ARRAY_TASK_STEP = 1
            }
        }
    ) {
        try {
            foreach ($variable in $Variables.GetEnumerator()) { Set-Item "Env:$($variable.Key)" $variable.Value }
            $result = Invoke-DigitBatch $inbox (Join-Path $TestDrive "$Name.db") -Recurse @now
        }
        finally {
            Remove-Item $Variables.Keys.ForEach{ "Env:$_" }
        }
        $result.ShardIndex, $result.ShardCount, $result.Processed | Should -Be 2, 3, $shards[2].Processed
    }

    It 'need a count beside the index of the environment' {
        $env:JOB_COMPLETION_INDEX = 2
        try { { Invoke-DigitBatch $inbox $part } | Should -Throw -ErrorId 'ShardInvalid*' }
        finally { $env:JOB_COMPLETION_INDEX = $null }
    }

    It 'are shown merged within 100 columns' {
        $text = Merge-DigitBatchResult (Join-Path $work '*.db') $all | Out-String -Width 100
        $text | Should -Match 'Pictures\s+: 12'
        $text | Should -Not -Match 'MissingShard'
    }
}
