BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:digits = Export-DigitFolder (Join-Path $TestDrive 'digits')
    $script:seven = Join-Path $digits '0.png'
    $script:sevenItem = "Microsoft.PowerShell.Core\FileSystem::$seven"

    function New-Folder {
        New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
    }
}

Describe 'Kinds of input' {
    It 'reads Get-ChildItem *.png | Get-DigitPrediction' {
        Push-Location $digits
        try { $found = Get-ChildItem *.png | Get-DigitPrediction }
        finally { Pop-Location }
        $found.Digit | Should -Be 7, 2, 1, 0, 4, 1, 4, 9
    }

    It 'reads <Name>' -ForEach @(
        @{ Name = 'a file'; Get = { Get-Item -LiteralPath $seven } }
        @{ Name = 'a bare FileInfo'; Get = { [System.IO.FileInfo]::new($seven) } }
        @{ Name = 'a resolved path'; Get = { Resolve-Path -LiteralPath $seven } }
        @{ Name = 'an object with FullName'; Get = { [pscustomobject]@{ FullName = $seven; Length = 3 } } }
        @{ Name = 'an object with PSPath'; Get = { [pscustomobject]@{ PSPath = $sevenItem } } }
        @{ Name = 'an object with LiteralPath'; Get = { [pscustomobject]@{ LiteralPath = $seven } } }
        @{ Name = 'an object with Path'; Get = { [pscustomobject]@{ Path = $seven; Label = 7 } } }
        @{ Name = 'a prediction'; Get = { Get-DigitPrediction $seven } }
    ) {
        $found = & $Get | Get-DigitPrediction -ErrorAction Stop
        $found.Digit | Should -Be 7
        $found.Path | Should -Be $seven
    }

    It 'takes <_>' -ForEach '-LP $seven', '-PSPath $sevenItem' {
        (& ([scriptblock]::Create("Get-DigitPrediction $_"))).Path | Should -Be $seven
    }

    It 'keeps the order of several paths' {
        (Get-DigitPrediction (Join-Path $digits '2.png'), $seven, (Join-Path $digits '1.png')).Digit | Should -Be 1, 7, 2
    }

    It 'gives nothing for nothing' {
        @() | Get-DigitPrediction | Should -BeNullOrEmpty
    }
}

Describe '-Recurse' {
    BeforeAll {
        $script:root = New-Folder
        foreach ($name in 'b/2.png', 'a/c/1.png', 'a/0.png', '9.png', '.hidden/3.png') {
            $null = New-Item (Join-Path $root (Split-Path $name)) -ItemType Directory -Force
            $null = Export-DigitPng (Join-Path $root $name) 0
        }
        'no picture' | Set-Content (Join-Path $root 'a/notes.txt')
        $script:all = '9.png', 'a/0.png', 'a/c/1.png', 'b/2.png' | ForEach-Object { Join-Path $root $_ }
    }

    It 'reads what is in a folder and below, in the order of the names: <_>' -ForEach @(
        'Get-DigitPrediction $root -Recurse', 'Get-DigitPrediction -LiteralPath $root -Recurse'
        'Get-Item $root | Get-DigitPrediction -Recurse'
    ) {
        $found = & ([scriptblock]::Create($_)) -ErrorAction Stop
        $found.Path | Should -Be $all
    }

    It 'reads folders that a wildcard fits, and pictures beside them' {
        (Get-DigitPrediction (Join-Path $root '[a9]*') -Recurse -ErrorAction Stop).Path | Sort-Object | Should -Be $all[0..2]
    }

    It 'reports a folder that cannot be read, and goes on' -Skip:($IsWindows -or (id -u) -eq '0') {
        $closed = Join-Path $root 'a'
        chmod 000 $closed
        try { $found = Get-DigitPrediction $root -Recurse -ErrorVariable problems -ErrorAction SilentlyContinue }
        finally { chmod 755 $closed }
        $found.Path | Should -Be $all[0, 3]
        Assert-ErrorRecord $problems[0] FolderNotFound ObjectNotFound $closed
    }
}

Describe '-MinimumConfidence' {
    It 'given as <_> says how a share is written' -ForEach '90', '90%', "'90 %'" {
        { & ([scriptblock]::Create("Get-DigitPrediction '$seven' -MinimumConfidence $_")) } | Should -Throw '*write 0.9, which is 90 %*'
    }

    It 'leaves what is little over 1, or has a comma, to the range: <_>' -ForEach '1.0000001', "'0,9'" {
        { & ([scriptblock]::Create("Get-DigitPrediction '$seven' -MinimumConfidence $_")) } | Should -Throw '*greater than the maximum*'
    }

    It 'takes 0, 1 and what is between' {
        (Get-DigitPrediction $seven -MinimumConfidence 1).Status | Should -Be Rejected
        (Get-DigitPrediction $seven -MinimumConfidence '0.5').Digit | Should -Be 7
    }
}

Describe 'Wildcards' {
    It 'are read in the order of the names: <_>' -ForEach '[0-2].png', '[012].???' {
        (Get-DigitPrediction (Join-Path $digits $_)).Digit | Should -Be 7, 2, 1
    }

    It 'give nothing, and no error, where they fit nothing' {
        Get-DigitPrediction (Join-Path $digits '*.jpg') -ErrorVariable problems | Should -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
    }

    It 'mean themselves where they are escaped' {
        $folder = New-Folder
        $null = Export-DigitPng (Join-Path $folder 'e[1].png') 1
        $null = Export-DigitPng (Join-Path $folder 'e1.png') 0
        (Get-DigitPrediction (Join-Path $folder 'e`[1`].png') -ErrorAction Stop).Digit | Should -Be 2
    }

    It 'mean the file of that name where there is one' {
        $folder = New-Folder
        $file = Export-DigitPng (Join-Path $folder 'a[1].png') 1
        $null = Export-DigitPng (Join-Path $folder 'a1.png') 0
        (Get-DigitPrediction $file).Path | Should -Be $file
        (Get-DigitPrediction -LiteralPath $file | Get-DigitPrediction).Path | Should -Be $file
    }
}

Describe 'Names' {
    It 'reads a file named <_>' -ForEach @(
        'with blanks.png', 'a[1].png', '[.png', '-dash.png', 'źdźbło-数字-😀.png', "e`u{301}.png", "it's & `$HOME.png"
        'no extension', '.hidden'
    ) {
        $folder = New-Folder
        $file = Export-DigitPng (Join-Path $folder $_) 1
        $found = @(
            Get-DigitPrediction -Path $file
            Get-DigitPrediction -LiteralPath $file
            $file | Get-DigitPrediction
            Get-ChildItem $folder -Force | Get-DigitPrediction
        )
        $found.Digit | Should -Be 2, 2, 2, 2
        $found.Path | Select-Object -Unique | Should -BeExactly $file
    }

    It 'reads a file of Unix named <_>' -Skip:$IsWindows -ForEach "line`nbreak.png", 'star*.png', 'back`tick.png', 'colon: x.png' {
        $file = Export-DigitPng (Join-Path (New-Folder) $_) 1
        $found = Get-DigitPrediction -LiteralPath $file
        $found.Digit | Should -Be 2
        $found.Path | Should -BeExactly $file
    }

    It 'follows a link' -Skip:$IsWindows {
        $link = New-Item (Join-Path (New-Folder) 'link.png') -ItemType SymbolicLink -Value $seven
        (Get-DigitPrediction $link.FullName).Digit | Should -Be 7
    }

    It 'follows Set-Location' {
        $null = New-Item (Join-Path $digits 'below') -ItemType Directory
        Push-Location $digits
        try {
            (Get-DigitPrediction 0.png).Path | Should -Be $seven
            (Get-DigitPrediction ./*.png).Count | Should -Be 8
            Set-Location below
            (Get-DigitPrediction -LiteralPath ../0.png).Path | Should -Be $seven
        }
        finally {
            Pop-Location
        }
    }

    It 'follows PSDrives' {
        $null = New-PSDrive -Name Scans -PSProvider FileSystem -Root $digits
        Push-Location Scans:\
        try { (Get-DigitPrediction 0.png).Path | Should -Be $seven }
        finally { Pop-Location }
        (Get-DigitPrediction -LiteralPath Scans:\1.png).Digit | Should -Be 2
        (Get-DigitPrediction Scans:\?.png)[0].Path | Should -Be $seven
        Remove-PSDrive Scans
    }
}
