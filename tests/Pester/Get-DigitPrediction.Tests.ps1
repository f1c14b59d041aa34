BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:digits = Export-DigitFolder (Join-Path $TestDrive 'digits')
    $script:seven = Join-Path $digits '0.png'
}

Describe 'Input' {
    It 'reads Get-ChildItem *.png | Get-DigitPrediction' {
        Push-Location $digits
        try { $found = Get-ChildItem *.png | Get-DigitPrediction }
        finally { Pop-Location }
        $found.Digit | Should -Be 7, 2, 1, 0, 4, 1, 4, 9
    }

    It 'reads wildcards, in the order of the names' {
        (Get-DigitPrediction (Join-Path $digits '[0-2].png')).Digit | Should -Be 7, 2, 1
    }

    It 'gives nothing, and no error, where a wildcard fits nothing' {
        Get-DigitPrediction (Join-Path $digits '*.jpg') -ErrorVariable problems | Should -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
    }

    It 'reads <Name>' -ForEach @(
        @{ Name = 'a string'; Get = { $seven } }
        @{ Name = 'a file'; Get = { Get-Item -LiteralPath $seven } }
        @{ Name = 'a bare FileInfo'; Get = { [System.IO.FileInfo]::new($seven) } }
        @{ Name = 'a resolved path'; Get = { Resolve-Path -LiteralPath $seven } }
        @{ Name = 'an object with FullName'; Get = { [pscustomobject]@{ FullName = $seven } } }
        @{ Name = 'an object with PSPath'; Get = { [pscustomobject]@{ PSPath = (Get-Item $seven).PSPath } } }
        @{ Name = 'an object with Path'; Get = { [pscustomobject]@{ Path = $seven; Label = 7 } } }
        @{ Name = 'a prediction'; Get = { Get-DigitPrediction $seven } }
    ) {
        $found = & $Get | Get-DigitPrediction -ErrorAction Stop
        $found.Digit | Should -Be 7
        $found.Path | Should -Be $seven
    }

    It 'reads a file named <_>' -ForEach 'with blanks.png', 'a[1].png', '[.png', '-dash.png', 'źdźbło-数字-😀.png', "it's.png", '.hidden.png' {
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        $file = Export-DigitPng (Join-Path $folder $_) 1
        (Get-DigitPrediction -Path $file).Digit | Should -Be 2
        (Get-DigitPrediction -LiteralPath $file).Digit | Should -Be 2
        (Get-ChildItem $folder -Force | Get-DigitPrediction).Digit | Should -Be 2
    }

    It 'takes an escaped name for itself' {
        $null = Export-DigitPng (Join-Path $TestDrive 'e[1].png') 1
        (Get-DigitPrediction (Join-Path $TestDrive 'e`[1`].png') -ErrorAction Stop).Digit | Should -Be 2
    }

    It 'follows Set-Location and PSDrives' {
        $null = New-PSDrive -Name Scans -PSProvider FileSystem -Root $digits
        Push-Location Scans:\
        try {
            (Get-DigitPrediction 0.png).Digit | Should -Be 7
            (Get-DigitPrediction ./0.png).Path | Should -Be $seven
        }
        finally {
            Pop-Location
        }
        (Get-DigitPrediction Scans:\1.png).Digit | Should -Be 2
        (Get-DigitPrediction Scans:\?.png).Count | Should -Be 8
        Remove-PSDrive Scans
    }
}

Describe 'Output' {
    It 'has the properties of the contract, all scalar' {
        $found = Get-DigitPrediction $seven
        $found.PSObject.Properties.Name | Sort-Object | Should -Be (
            'Path', 'Status', 'Reason', 'Digit', 'Confidence', 'Second', 'SecondConfidence', 'Margin', 'ModelId', (0..9 | ForEach-Object { "P$_" }) |
                ForEach-Object { $_ } | Sort-Object)
        $found.PSObject.Properties.Value | ForEach-Object { $_ -is [string] -or $_ -is [int] -or $_ -is [double] | Should -BeTrue }
    }

    It 'gives probabilities that sum to 1' {
        $probabilities = (Get-DigitPrediction $seven).GetProbabilities()
        $probabilities.Count | Should -Be 10
        ($probabilities | Measure-Object -Sum).Sum | Should -BeGreaterThan 0.999999
        ($probabilities | Measure-Object -Sum).Sum | Should -BeLessThan 1.000001
    }

    It 'survives Export-Csv and Import-Csv' {
        $csv = Join-Path $TestDrive 'p.csv'
        $found = Get-DigitPrediction (Join-Path $digits '*.png')
        $found | Export-Csv $csv
        $back = Import-Csv $csv
        $back.Count | Should -Be 8
        [int[]]$back.Digit | Should -Be $found.Digit
        [double[]]$back.P7 | Should -Be $found.P7
        $back[0].PSObject.Properties.Name | Should -Be $found[0].PSObject.Properties.Name
    }

    It 'survives ConvertTo-Json and ConvertFrom-Json' {
        $found = Get-DigitPrediction $seven
        $back = $found | ConvertTo-Json | ConvertFrom-Json
        foreach ($property in $found.PSObject.Properties) { $back.($property.Name) | Should -Be $property.Value }
    }

    It 'sorts, groups and filters like any object' {
        $found = Get-DigitPrediction (Join-Path $digits '*.png')
        ($found | Group-Object Digit | Where-Object Name -EQ 4).Count | Should -Be 2
        ($found | Sort-Object Digit)[0].Digit | Should -Be 0
        @($found | Where-Object Confidence -GT 2).Count | Should -Be 0
    }

    It 'rejects with -MinimumConfidence 1 and keeps the probabilities' {
        $found = Get-DigitPrediction $seven -MinimumConfidence 1
        $found.Status | Should -Be 'Rejected'
        $found.Reason | Should -Be 'LowConfidence'
        $found.Digit | Should -BeNullOrEmpty
        $found.P7 | Should -BeGreaterThan 0.5
    }

    It 'says that a blank picture is empty' {
        $white = [byte[]]::new(900)
        [array]::Fill($white, [byte]255)
        Export-GrayPng (Join-Path $TestDrive 'blank.png') $white -Width 30 -Height 30
        $found = Get-DigitPrediction (Join-Path $TestDrive 'blank.png')
        $found.Status | Should -Be 'Empty'
        $found.Reason | Should -Be 'NoInk'
        $found.Digit | Should -BeNullOrEmpty
    }

    It 'reads dark ink on light paper too' {
        $dark = [byte[]]((Get-DigitPixel 0).ForEach({ 255 - $_ }))
        Export-GrayPng (Join-Path $TestDrive 'dark.png') $dark
        (Get-DigitPrediction (Join-Path $TestDrive 'dark.png')).Digit | Should -Be 7
        (Get-DigitPrediction (Join-Path $TestDrive 'dark.png') -Polarity DarkOnLight).Digit | Should -Be 7
    }

    It 'ends when the next command has enough' {
        $endless = { while ($true) { $seven } }
        $found = & $endless | Get-DigitPrediction | Select-Object -First 3
        $found.Digit | Should -Be 7, 7, 7
    }

    It 'gives each result before it takes the next picture from a slow source' {
        $seen = [System.Threading.AutoResetEvent]::new($false)
        $slow = {
            foreach ($i in 0..3) {
                Join-Path $digits "$i.png"
                if (-not $seen.WaitOne(60000)) { throw "The result of $i.png is held back." }
            }
        }
        $found = & $slow | Get-DigitPrediction | ForEach-Object { $_; $null = $seen.Set() }
        $found.Digit | Should -Be 7, 2, 1, 0
    }
}

Describe 'Errors' {
    BeforeAll {
        $bad = New-Item (Join-Path $TestDrive 'bad') -ItemType Directory
        'no picture' | Set-Content (Join-Path $bad 'text.png')
        $null = New-Item (Join-Path $bad 'empty.png')
        $null = New-Item (Join-Path $bad 'folder.png') -ItemType Directory
        [System.IO.File]::WriteAllBytes((Join-Path $bad 'short.png'), [System.IO.File]::ReadAllBytes($seven)[0..120])
    }

    It '<Id> for <Name>' -ForEach @(
        @{ Name = 'missing.png'; Id = 'PictureNotFound'; Category = 'ObjectNotFound' }
        @{ Name = 'folder.png'; Id = 'PictureIsDirectory'; Category = 'InvalidArgument' }
        @{ Name = 'text.png'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Name = 'empty.png'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Name = 'short.png'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
    ) {
        $file = Join-Path $bad $Name
        $found = $file, $seven | Get-DigitPrediction -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Digit | Should -Be 7
        $problems.Count | Should -Be 1
        $problems | Get-ErrorId | Should -Be $Id
        $problems[0].CategoryInfo.Category | Should -Be $Category
        $problems[0].TargetObject | Should -Be $file
        $problems[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'PictureTooLarge above -MaximumPixels' {
        { Get-DigitPrediction $seven -MaximumPixels 783 -ErrorAction Stop } | Should -Throw -ErrorId 'PictureTooLarge*'
    }

    It 'ProviderNotSupported for <_>' -ForEach 'Env:\PATH', 'Env:\P*', 'Function:\prompt' {
        { Get-DigitPrediction $_ -ErrorAction Stop } | Should -Throw -ErrorId 'ProviderNotSupported*'
    }

    It 'keeps good and bad in order' {
        $mixed = $seven, (Join-Path $bad 'text.png'), (Join-Path $digits '1.png'), (Join-Path $bad 'missing.png') | Get-DigitPrediction 2>&1
        $mixed | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $_ | Get-ErrorId } else { "$($_.Digit)" } } |
            Should -Be '7', 'PictureUnreadable', '2', 'PictureNotFound'
    }

    It 'ends at a model that is missing or none' {
        { Get-DigitPrediction $seven -Model (Join-Path $bad 'none.onnx') } | Should -Throw -ErrorId 'ModelNotFound*'
        { Get-DigitPrediction $seven -Model (Join-Path $bad 'text.png') } | Should -Throw -ErrorId 'ModelInvalid*'
    }
}

Describe 'Charts' {
    It 'writes one a picture' {
        $charts = Join-Path $TestDrive 'charts'
        $null = Get-DigitPrediction (Join-Path $digits '[01].png') -ChartDirectory $charts
        (Get-ChildItem $charts).Name | Should -Be '0.prediction.png', '1.prediction.png'
    }

    It 'reads and writes nothing under -WhatIf' {
        $charts = Join-Path $TestDrive 'whatif'
        (Get-DigitPrediction $seven -ChartDirectory $charts -WhatIf).Digit | Should -Be 7
        $charts | Should -Not -Exist
    }
}
