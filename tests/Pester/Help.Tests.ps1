# What Get-Help shows. That each page has all its sections and parameters, the build makes sure of.
BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:commands = (Get-Command -Module DigitTools).Name
    $script:topics = (Get-ChildItem (Join-Path $ModuleRoot 'docs/help') -Filter about_*.md).BaseName
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:here = Export-ExampleFolder (Join-Path $TestDrive 'here')
}

Describe 'Get-Help <_>' -ForEach $commands {
    BeforeAll {
        $script:help = Get-Help $_ -Full
        $script:command = Get-Command $_
    }

    It 'has the facts of every parameter' {
        $told = @{}
        $help.parameters.parameter | ForEach-Object { $told[$_.name] = $_ }
        $own = $command.Parameters.Keys | Where-Object { $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters }
        $told.Keys | Sort-Object | Should -Be ($own | Sort-Object)
        foreach ($name in $own) {
            $fact = $command.ParameterSets.Parameters | Where-Object Name -EQ $name | Select-Object -First 1
            $told[$name].required | Should -Be "$($fact.IsMandatory)".ToLowerInvariant()
            $told[$name].position | Should -Be ($fact.Position -lt 0 ? 'named' : "$($fact.Position)")
            $told[$name].pipelineInput -match 'ByValue' | Should -Be $fact.ValueFromPipeline
            foreach ($alias in $fact.Aliases) { $told[$name].aliases | Should -Match $alias }
        }
    }

    It 'has words in every part' {
        $inputs, $outputs = $help.inputTypes.inputType.description, $help.returnValues.returnValue.description
        foreach ($part in $help.description, $help.alertSet.alert, $inputs, $outputs) { $part.Text -join ' ' | Should -Match '\w \w' }
        foreach ($example in $help.examples.example) { $example.remarks.Text -join ' ' | Should -Match '\w \w' }
        foreach ($parameter in $help.parameters.parameter) { $parameter.description.Text -join ' ' | Should -Match '\w \w' }
    }

    It 'has links that lead to other help' {
        $links = $help.relatedLinks.navigationLink.linkText
        $links | Should -Not -BeNullOrEmpty
        $links | Should -Not -Contain $command.Name
        $links | Should -BeIn ((Get-Command -Module DigitTools).Name + (Get-ChildItem (Join-Path $ModuleRoot 'docs/help')).BaseName)
    }

    It 'has examples that run' {
        $ran = & (Join-Path $PSScriptRoot 'RunExamples.ps1') -Name $_ -Folder $here -WarningAction SilentlyContinue
        $ran.Count | Should -Be $help.examples.example.Count
        $ran | Should -BeLike 'OK *'
    }

    It 'shows its sections' {
        $shown = Get-Help $_ -Full | Out-String -Width 100
        $sections = 'NAME', 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'NOTES', 'RELATED LINKS'
        $sections | ForEach-Object { $shown | Should -Match "(?m)^$_" }
        Get-Help $_ -Examples | Out-String | Should -Match '--- Example 4: '
        Get-Help $_ -Parameter * | Out-String | Should -Match 'Accept pipeline input\?'
    }
}

Describe 'Get-Help Invoke-DigitTraining' {
    It 'has the defaults of the compiled parameters' {
        'OutputPath', 'Architecture', 'NoAugmentation' | ForEach-Object { (Get-Help Invoke-DigitTraining -Parameter $_).defaultValue } |
            Should -Be 'digits.onnx', 'Standard', 'False'
    }
}

Describe 'Get-Help <_>' -ForEach $topics {
    It 'is found, with its synopsis' {
        $found = Get-Help $_
        $found.Synopsis | Should -Match ' '
        $text = $found | Out-String
        $text | Should -Match "(?s)^TOPIC\s+$_\s+SHORT DESCRIPTION"
        ($text -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }

    It 'has code that runs' {
        $ran = @(& (Join-Path $PSScriptRoot 'RunExamples.ps1') -Name $_ -Folder $here -WarningAction SilentlyContinue)
        $ran.Count | Should -BeGreaterThan 0
        $ran | Should -BeLike 'OK *'
    }
}
