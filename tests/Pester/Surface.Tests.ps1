# What holds for every cmdlet: a new one is in these loops from its first day.

BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:commands = Get-Command -Module DigitTools
    $script:pathParameters = foreach ($command in $commands) {
        foreach ($parameter in $command.Parameters.Values | Where-Object Name -EQ 'Path') {
            @{ Command = $command; Parameter = $parameter }
        }
    }
    $script:writing = $commands | Where-Object {
        $_.Parameters.Keys | Where-Object { ($_ -like '*Path' -or $_ -like '*Directory' -or $_ -eq 'Force') -and $_ -notin 'Path', 'LiteralPath', 'DataPath' }
    }
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
}

Describe '<_.Name>' -ForEach $commands {
    It 'has an approved verb' {
        (Get-Verb).Verb | Should -Contain $_.Verb
    }

    It 'has a singular noun that begins with Digit' {
        $_.Noun | Should -Match '^Digit.*[^s]$'
    }

    It 'says what it gives' {
        $_.OutputType | Should -Not -BeNullOrEmpty
        $_.OutputType.Type | Should -Not -Contain $null
    }

    It 'shows types of the module and of .NET alone' {
        $types = @($_.OutputType.Type) + @($_.Parameters.Values | Where-Object Name -NotIn $common | ForEach-Object ParameterType)
        $types | ForEach-Object { if ($_.HasElementType) { $_.GetElementType() } else { $_ } } |
            ForEach-Object { $_.Assembly.GetName().Name } | Sort-Object -Unique |
            Should -BeIn 'DigitTools.PowerShell', 'System.Private.CoreLib', 'System.Management.Automation'
    }

    It 'has switches and no Boolean parameters' {
        $_.Parameters.Values.ParameterType | Should -Not -Contain ([bool])
    }

    It 'has singular names of parameters' {
        $endInS = 'Epochs', 'MaximumPixels', 'Status'
        $_.Parameters.Keys | Where-Object { $_ -notin $common -and $_ -notin $endInS } | Should -Not -Match '[^s]s$'
    }

    It 'has the common parameters, -ProgressAction among them' {
        $_.Parameters.Keys | Should -Contain 'ProgressAction'
        $_.Parameters.Keys | Should -Contain 'ErrorAction'
    }
}

Describe '<Command.Name> -Path' -ForEach $pathParameters {
    It 'takes wildcards' {
        $Parameter.Attributes | Where-Object { $_ -is [SupportsWildcards] } | Should -Not -BeNullOrEmpty
    }

    It 'has a LiteralPath beside it that takes PSPath' {
        $literal = $Command.Parameters['LiteralPath']
        $literal | Should -Not -BeNullOrEmpty
        $literal.Aliases | Should -Contain 'PSPath'
        $literal.Aliases | Should -Contain 'LP'
        $sets = @($literal.ParameterSets.Keys)
        $Parameter.ParameterSets.Keys | Where-Object { $_ -in $sets } | Should -BeNullOrEmpty
    }
}

Describe '<_.Name> writes, and' -ForEach $writing {
    It 'has -WhatIf and -Confirm' {
        $_.Parameters.Keys | Should -Contain 'WhatIf'
        $_.Parameters.Keys | Should -Contain 'Confirm'
    }
}
