BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:inbox = Export-DigitFolder (Join-Path $TestDrive 'inbox') -Count 8
    'no picture' | Set-Content (Join-Path $inbox 'bad.png')
    $script:database = Join-Path $TestDrive 'results.db'
    $script:run = Invoke-DigitBatch $inbox $database -ErrorAction SilentlyContinue
}

Describe 'Filters' {
    It '<Name>' -ForEach @(
        @{ Name = 'none gives all'; Arguments = @{}; Count = 9 }
        @{ Name = '-Status'; Arguments = @{ Status = 'Failed' }; Count = 1 }
        @{ Name = '-Digit'; Arguments = @{ Digit = 4, 9 }; Count = 3 }
        @{ Name = '-Path with a name'; Arguments = @{ Path = '[0-2].png' }; Count = 3 }
        @{ Name = '-Since later'; Arguments = @{ Since = [datetime]::Now.AddHours(1) }; Count = 0 }
        @{ Name = '-Since earlier'; Arguments = @{ Since = [datetime]::Now.AddHours(-1) }; Count = 9 }
        @{ Name = '-RunId of another'; Arguments = @{ RunId = [guid]::NewGuid() }; Count = 0 }
    ) {
        @(Get-DigitBatchResult $database @Arguments).Count | Should -Be $Count
    }

    It '-Path takes folders, as they are seen from here' {
        Push-Location $TestDrive
        try { @(Get-DigitBatchResult $database -Path inbox/*.png).Count | Should -Be 9 }
        finally { Pop-Location }
        @(Get-DigitBatchResult $database -LiteralPath (Join-Path $inbox '0.png')).Digit | Should -Be 7
    }

    It '-RunId takes the run' {
        @(Get-DigitBatchResult $database -RunId $run.RunId).Count | Should -Be 9
    }
}

Describe 'Output' {
    It 'is scalars only' {
        (Get-DigitBatchResult $database)[0].PSObject.Properties.Value | ForEach-Object {
            $null -eq $_ -or $_ -is [string] -or $_ -is [int] -or $_ -is [long] -or $_ -is [double] -or $_ -is [datetime] | Should -BeTrue
        }
    }

    It 'goes through Export-Csv' {
        $csv = Join-Path $TestDrive 'rows.csv'
        Get-DigitBatchResult $database | Export-Csv $csv
        $back = Import-Csv $csv
        $back.Count | Should -Be 9
        ($back | Where-Object Status -EQ Failed).ErrorId | Should -Be 'PictureUnreadable'
    }

    It 'groups' {
        (Get-DigitBatchResult $database | Group-Object Digit | Where-Object Name -EQ 4).Count | Should -Be 2
    }

    It 'ends when the next command has enough' {
        @(Get-DigitBatchResult $database | Select-Object -First 2).Count | Should -Be 2
    }
}
