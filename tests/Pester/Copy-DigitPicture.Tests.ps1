BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force

    function Get-Content64([string] $Folder) {
        # What the files of a folder hold, without their names.
        Get-ChildItem $Folder -Recurse -File | ForEach-Object { [Convert]::ToBase64String([System.IO.File]::ReadAllBytes($_.FullName)) } | Sort-Object
    }
}

Describe 'Copy-DigitPicture' {
    BeforeEach {
        # Two folders with pictures of the same names: 7 2 1 0, and 2 1 0 4 with a blank one.
        $script:here = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        $script:scans = Join-Path $here 'scans'
        foreach ($i in 0..3) {
            'a', 'b' | ForEach-Object { $null = New-Item (Join-Path $scans $_) -ItemType Directory -Force }
            $null = Export-DigitPng (Join-Path $scans "a/$i.png") $i
            $null = Export-DigitPng (Join-Path $scans "b/$i.png") ($i + 1)
        }
        $null = Export-BlankPng (Join-Path $scans 'b/blank.png')
        $script:sorted = Join-Path $here 'sorted'
        $script:read = Get-ChildItem $scans -Recurse -File | Get-DigitPrediction
    }

    It 'copies each picture into the folder of its digit, whatever its name' {
        $null = New-Item (Join-Path $sorted 2) -ItemType Directory -Force
        'precious' | Set-Content (Join-Path $sorted '2/1.png')
        $copied = $read | Copy-DigitPicture $sorted
        $copied.Status | Should -Be (@('Copied') * 8)
        foreach ($one in $copied) {
            (Get-FileHash $one.Destination).Hash | Should -Be (Get-FileHash $one.Source).Hash
            Split-Path (Split-Path $one.Destination) -Leaf | Should -Be "$($one.Digit)"
        }
        (Get-ChildItem $sorted -Recurse -File).Count | Should -Be 9
        Get-Content (Join-Path $sorted '2/1.png') | Should -Be 'precious'
        (Get-ChildItem (Join-Path $sorted 2)).Name | Sort-Object | Should -Be '0.png', '1-2.png', '1.png'
        (Get-ChildItem $scans -Recurse -File).Count | Should -Be 9
    }

    It 'does nothing the second time' {
        $null = $read | Copy-DigitPicture $sorted
        $before = Get-ChildItem $sorted -Recurse -File | ForEach-Object FullName
        ($read | Copy-DigitPicture $sorted).Status | Select-Object -Unique | Should -Be 'Unchanged'
        Get-ChildItem $sorted -Recurse -File | ForEach-Object FullName | Should -Be $before
    }

    It 'moves with -Move, and loses none' {
        $before = Get-Content64 $here
        $moved = $read | Copy-DigitPicture $sorted -Move
        $moved.Status | Should -Be (@('Moved') * 8)
        $moved.Source | Where-Object { Test-Path $_ } | Should -BeNullOrEmpty
        (Get-ChildItem $scans -Recurse -File).Name | Should -Be 'blank.png'
        Get-Content64 $here | Should -Be $before
    }

    It 'takes the others with -IncludeRejected, beside the digits' {
        $null = Get-ChildItem $scans/b/*.png | Get-DigitPrediction -MinimumConfidence 1 | Copy-DigitPicture $sorted -IncludeRejected
        (Get-ChildItem $sorted).Name | Sort-Object | Should -Be 'empty', 'rejected'
        (Get-ChildItem $sorted -Recurse -File).Count | Should -Be 5
    }

    It 'says how many were left' {
        "$($read | Copy-DigitPicture $sorted -Verbose 4>&1)" | Should -BeLike '*1 pictures without a digit were left where they are*'
        Join-Path $sorted 'empty' | Should -Not -Exist
    }

    It 'takes rows of a batch, of a CSV file and of a JSON file' {
        $null = Invoke-DigitBatch $scans (Join-Path $here 'x.db') -Recurse -SettleTime 0
        (Get-DigitBatchResult (Join-Path $here 'x.db') | Copy-DigitPicture $sorted).Count | Should -Be 8
        $read | Export-Csv (Join-Path $here 'x.csv')
        (Import-Csv (Join-Path $here 'x.csv') | Copy-DigitPicture $sorted).Status | Select-Object -Unique | Should -Be 'Unchanged'
        ($read | ConvertTo-Json | ConvertFrom-Json | Copy-DigitPicture $sorted).Status | Select-Object -Unique | Should -Be 'Unchanged'
    }

    It 'takes numbers of one digit as digits, and others as several' {
        $texts = Get-DigitText (Join-Path $scans 'a/0.png'), (Join-Path $ModuleRoot 'examples/amounts/1025.png')
        $copied = $texts | Copy-DigitPicture $sorted -IncludeRejected
        $copied.Digit | Should -Be 7, $null
        $copied.Destination | Split-Path | Split-Path -Leaf | Should -Be '7', 'several'
    }

    It 'reports a picture that is gone, and goes on' {
        Remove-Item (Join-Path $scans 'a/0.png')
        $copied = $read | Copy-DigitPicture $sorted -ErrorVariable problems -ErrorAction SilentlyContinue
        $copied.Count | Should -Be 7
        Assert-ErrorRecord $problems[0] PictureNotFound ObjectNotFound (Join-Path $scans 'a/0.png')
    }

    It 'writes nothing under -WhatIf' {
        $read | Copy-DigitPicture $sorted -Move -WhatIf | Should -BeNullOrEmpty
        $sorted | Should -Not -Exist
        (Get-ChildItem $scans -Recurse -File).Count | Should -Be 9
    }

    It 'ends at what was not read of a picture' {
        Assert-Failure { Get-ChildItem $scans -Recurse -File | Copy-DigitPicture $sorted } PredictionInvalid InvalidType
        $sorted | Should -Not -Exist
    }
}
