BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:commands = (Get-Command -Module DigitTools).Name
    $script:topics = (Get-ChildItem (Join-Path $ModuleRoot 'docs/help') -Filter about_*.md).BaseName
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:topics = (Get-ChildItem (Join-Path $ModuleRoot 'docs/help') -Filter about_*.md).BaseName

    # What the examples find in their current location.
    $script:here = (New-Item (Join-Path $TestDrive 'here') -ItemType Directory).FullName
    $samples = Join-Path $ModuleRoot 'examples/digits'
    $shipped = (Get-DigitModel).Path
    $null = 'scans', 'models' | ForEach-Object { New-Item (Join-Path $here $_) -ItemType Directory }
    Get-ChildItem $samples -File | Copy-Item -Destination (Join-Path $here 'scans')
    'digit.png', 'odd.png' | ForEach-Object { Copy-Item (Join-Path $samples 'digit.png') (Join-Path $here $_) }
    'mine.onnx', 'models/first.onnx', 'models/second.onnx' | ForEach-Object { Copy-Item $shipped (Join-Path $here $_) }
    $null = New-Item (Join-Path $here 'my-digits') -ItemType Directory
    $null = Export-ClassFolder (Join-Path $here 'my-digits') -Each 10
    $null = Export-IdxFolder (Join-Path $here 'idx') -Train 300 -Test 100
}

Describe 'Get-Help <_>' -ForEach $commands {
    BeforeAll {
        $script:help = Get-Help $_ -Full
        $script:own = (Get-Command $_).Parameters.Keys | Where-Object { $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters }
    }

    It 'has synopsis, description, inputs, outputs, notes and links' {
        $help.Synopsis | Should -Match ' '
        $help.description.Text | Should -Match ' '
        $help.inputTypes.inputType.type.name | Should -Not -BeNullOrEmpty
        $help.returnValues.returnValue.type.name | Should -Be (Get-Command $_).OutputType.Name
        $help.alertSet.alert.Text -join ' ' | Should -Match 'ErrorId'
        $help.relatedLinks.navigationLink.linkText | Should -BeIn ((Get-Command -Module DigitTools).Name + $topics)
    }

    It 'tells of every parameter' {
        $help.parameters.parameter.name | Sort-Object | Should -Be ($own | Sort-Object)
        $help.parameters.parameter | ForEach-Object { $_.description.Text -join ' ' | Should -Match ' ' }
        @(Get-Help $_ -Parameter *).Count | Should -Be $own.Count
    }

    It 'has four examples or more, and all run' {
        $ran = & (Join-Path $PSScriptRoot 'RunExamples.ps1') -Name $_ -Folder $here -WarningAction SilentlyContinue
        $ran.Count | Should -BeGreaterOrEqual 4
        $ran | Should -BeLike 'OK *'
    }

    It 'shows its sections' {
        $shown = Get-Help $_ -Full | Out-String -Width 100
        'NAME', 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'NOTES', 'RELATED LINKS' | ForEach-Object { $shown | Should -Match "(?m)^$_" }
        Get-Help $_ -Examples | Out-String | Should -Match '--- Example 4: '
    }
}

Describe 'Get-Help <_>' -ForEach $topics {
    It 'is found, with its synopsis' {
        (Get-Help $_).Synopsis | Should -Match ' '
        Get-Help $_ | Out-String | Should -Match "(?s)^TOPIC\s+$_\s+SHORT DESCRIPTION"
    }

    It 'has code that runs' {
        $ran = @(& (Join-Path $PSScriptRoot 'RunExamples.ps1') -Name $_ -Folder $here -WarningAction SilentlyContinue)
        $ran.Count | Should -BeGreaterThan 0
        $ran | Should -BeLike 'OK *'
    }
}
