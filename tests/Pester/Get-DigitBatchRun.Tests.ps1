BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:inbox = Export-DigitFolder (Join-Path $TestDrive 'inbox') -Count 3
    $null = Export-BlankPng (Join-Path $inbox 'blank.png')
    $script:database = Join-Path $TestDrive 'results.db'
    $now = @{ SettleTime = [timespan]::Zero; ErrorAction = 'SilentlyContinue' }
    $script:began = [datetime]::Now
    $script:first = Invoke-DigitBatch $inbox $database -MinimumConfidence 0.5 @now
    'no picture' | Set-Content (Join-Path $inbox 'bad.png')
    $script:second = Invoke-DigitBatch $inbox $database -ShardIndex 0 -ShardCount 1 -MoveTo (Join-Path $TestDrive 'done') @now
}

Describe 'Runs' {
    It 'come with all that is known of them, the last one first' {
        $runs = Get-DigitBatchRun $database
        $runs.RunId | Should -Be $second.RunId, $first.RunId
        $run = $runs[1]
        $run.PSObject.TypeNames[0] | Should -Be 'DigitTools.DigitBatchRun'
        $run.Processed, $run.Recognized, $run.Empty, $run.Rejected, $run.Failed, $run.Skipped | Should -Be 4, 3, 1, 0, 0, 0
        $runs[0].Processed, $runs[0].Failed, $runs[0].Skipped, $runs[0].Moved | Should -Be 1, 1, 4, 3
        $run.StoppedBy, $run.Reading, $run.Folders, $run.Database | Should -Be 'Completed', 'Digit', $inbox, $database
        $run.Started | Should -BeGreaterThan $began.AddSeconds(-1)
        $run.Finished | Should -BeGreaterOrEqual $run.Started
        $run.Elapsed | Should -Be ($run.Finished - $run.Started)
        $run.ModelId, $run.ModelPath, $run.MinimumConfidence | Should -Be (Get-DigitModel).ModelId, (Get-DigitModel).Path, 0.5
        $run.ToolVersion | Should -BeLike "$((Get-Module DigitTools).Version)*"
        $run.ShardCount | Should -BeNullOrEmpty
    }

    It 'are scalars, so that they go through Export-Csv' {
        foreach ($value in Get-DigitBatchRun $database | ForEach-Object { $_.PSObject.Properties.Value }) {
            $null -eq $value -or $value.GetType() -in [string], [int], [long], [double], [datetime], [timespan] | Should -BeTrue
        }
    }

    It 'are found by their id, and by the result of the run' {
        (Get-DigitBatchRun $database -RunId $first.RunId.ToUpperInvariant()).Processed | Should -Be 4
        ($second | Get-DigitBatchRun).Processed | Should -Be 1
    }

    It 'lead to their results' {
        @(Get-DigitBatchRun $database | Select-Object -First 1 | Get-DigitBatchResult).Status | Should -Be 'Failed'
        @(Get-DigitBatchRun $database | Get-DigitBatchResult).Count | Should -Be 5
    }

    It 'need a database' {
        $none = Join-Path $TestDrive 'none.db'
        Assert-Failure { Get-DigitBatchRun $none } DatabaseNotFound ObjectNotFound $none
    }
}
