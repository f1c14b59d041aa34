# What copies, moves or sorts pictures in the documents must lose none, also where many have one name.
BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    $writes = '\b(Copy-Item|Move-Item|Rename-Item|Remove-Item|Copy-DigitPicture)\b|-(MoveTo|RejectTo|ErrorTo)\b'
    $script:recipes = foreach ($page in Get-ChildItem (Join-Path $ModuleRoot 'docs'), (Join-Path $ModuleRoot 'docs/help'), $ModuleRoot -File -Filter *.md) {
        $number = 0
        foreach ($block in [regex]::Matches((Get-Content $page.FullName -Raw).Replace("`r", ''), '(?ms)^ *```powershell\n(.*?)^ *```')) {
            $number++
            $code = $block.Groups[1].Value
            if ($code -match $writes) { @{ Page = $page.Name; Number = $number; Code = $code } }
        }
    }
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    # Databases and CSV files name full paths: each recipe finds the folder in the same place.
    $script:here = Export-ExampleFolder (Join-Path $TestDrive 'here')
    # What no recipe takes pictures of; less is copied.
    Remove-Item (Join-Path $here 'idx') -Recurse
    Get-ChildItem (Join-Path $here 'my-digits') -Exclude 3 | Remove-Item -Recurse
    # Pictures of one name in folders of their own, each with another content.
    foreach ($folder in 'scans', 'inbox') {
        foreach ($i in 0..9) {
            $null = New-Item (Join-Path $here "$folder/sheet $i") -ItemType Directory -Force
            $null = Export-DigitPng (Join-Path $here "$folder/sheet $i/digit.png") (100 + $i)
        }
        $null = Export-DigitPng (Join-Path $here "$folder/digit.png") 99
    }

    # Where a batch has moved one before.
    $null = New-Item (Join-Path $here 'done') -ItemType Directory
    $null = Export-DigitPng (Join-Path $here 'done/digit.png') 98

    Push-Location $here
    Get-DigitPrediction scans/*.png | Export-Csv digits.csv
    $null = Invoke-DigitBatch scans results.db -SettleTime 0
    Pop-Location
    $script:start = Join-Path $TestDrive 'start'
    Copy-Folder $here $start

    function Get-Picture([string] $Folder) {
        # The content of each picture, as often as it is there.
        Get-ChildItem $Folder -Recurse -File -Include *.png, *.jpg | Get-FileHash | ForEach-Object Hash | Sort-Object
    }
}

Describe 'Recipes' {
    It 'are found' {
        $recipes.Count | Should -BeGreaterThan 3
    } -TestCases @{ recipes = $recipes }

    It 'of <Page>, no. <Number>, lose no picture' -ForEach $recipes {
        Push-Location $here
        try {
            $before = Get-Picture $here
            & ([scriptblock]::Create($Code)) 6>$null | Out-Null
            $after = Get-Picture $here
            $after.Count | Should -BeGreaterOrEqual $before.Count
            $before | Where-Object { $_ -notin $after } | Should -BeNullOrEmpty
        }
        finally {
            Pop-Location
            [System.IO.Directory]::Delete($here, $true)
            Copy-Folder $start $here
        }
    }

    It 'of about_DigitTools_Training sort all that was recognized' {
        $page = Get-Content (Join-Path $ModuleRoot 'docs/help/about_DigitTools_Training.md') -Raw
        Push-Location $here
        try { & ([scriptblock]::Create([regex]::Match($page, 'Get-ChildItem scans.*\n.*Copy-DigitPicture sorted').Value)) | Out-Null }
        finally { Pop-Location }
        $recognized = Get-ChildItem (Join-Path $here 'scans') -Recurse -File | Get-DigitPrediction | Where-Object Status -EQ Recognized
        $recognized.Count | Should -BeGreaterThan 30
        $sorted = Get-Picture (Join-Path $here 'sorted')
        ($recognized.Path | Get-FileHash).Hash | Where-Object { $_ -notin $sorted } | Should -BeNullOrEmpty
    }
}
