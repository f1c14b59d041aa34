# Pictures that are no files: -InputObject and -Name, which Get-DigitText takes alike.
BeforeAll {
    . (Join-Path $PSScriptRoot 'TestData.ps1')
    Import-Module $Manifest -Force
    $script:seven = Export-DigitPng (Join-Path $TestDrive 'seven.png') 0
    $script:two = Export-DigitPng (Join-Path $TestDrive 'two.png') 1
    $script:bytes = [System.IO.File]::ReadAllBytes($seven)
    $script:others = [System.IO.File]::ReadAllBytes($two)
    $script:url = "data:image/png;base64,$([System.Convert]::ToBase64String($bytes))"

    function New-Stream([byte[]] $Content = $bytes, [int] $Position = 0) {
        $stream = [System.IO.MemoryStream]::new()
        $stream.Write($Content)
        $stream.Position = $Position
        $stream
    }

    # What Invoke-WebRequest answers, without a network.
    function New-WebAnswer([string] $Address) {
        $response = [System.Net.Http.HttpResponseMessage]::new()
        $response.RequestMessage = [System.Net.Http.HttpRequestMessage]::new('Get', $Address)
        $response.Content = [System.Net.Http.ByteArrayContent]::new($bytes)
        $patience, $stop = [timespan]::FromSeconds(9), [System.Threading.CancellationToken]::None
        [Microsoft.PowerShell.Commands.WebResponseObject]::new($response, (New-Stream), $patience, $stop)
    }
}

Describe 'A picture in memory' {
    It 'comes as <_>' -ForEach @(
        ', $bytes | Get-DigitPrediction'
        '$bytes | Get-DigitPrediction'
        'Get-DigitPrediction $bytes'
        'Get-DigitPrediction -Path $bytes'
        'Get-DigitPrediction -InputObject $bytes'
        ', [System.Collections.Generic.List[byte]]$bytes | Get-DigitPrediction'
        ', [System.ReadOnlyMemory[byte]]$bytes | Get-DigitPrediction'
        'New-Stream | Get-DigitPrediction'
        'Get-DigitPrediction -InputObject (New-Stream)'
        '$url | Get-DigitPrediction'
        'Get-DigitPrediction $url'
        'Get-DigitPrediction -InputObject $url'
        '@{ Content = $bytes } | Get-DigitPrediction'
        '[pscustomobject]@{ Content = New-Stream } | Get-DigitPrediction'
        ', $bytes | Get-DigitText'
        '$bytes | Get-DigitText -PerDigit'
        'Get-DigitText $bytes -PerDigit'
        '$url | Get-DigitText -PerDigit'
    ) {
        $found = & ([scriptblock]::Create($_)) -ErrorAction Stop
        @($found).Count | Should -Be 1
        $found.Path, $found.Name, $found.Directory | Should -Be 'picture 1', 'picture 1', ''
        "$($found.Digit)$($found.Text)" | Should -Be 7
    }

    It 'is read as from its file' {
        $file = Get-DigitPrediction $seven
        (, $bytes | Get-DigitPrediction).GetProbabilities() | Should -Be $file.GetProbabilities()
    }

    It 'is one of a list, each with a number' {
        (Get-DigitPrediction -InputObject $bytes, $others).Digit | Should -Be 7, 2
        $found = $bytes, (New-Stream $others), $url | Get-DigitPrediction
        $found.Digit | Should -Be 7, 2, 7
        $found.Path | Should -Be 'picture 1', 'picture 2', 'picture 3'
    }

    It 'has its place among files' {
        $found = $seven, $others, (Get-Item $seven), 'missing.png', $url | Get-DigitPrediction 2>&1
        $found | ForEach-Object { $_ -is [System.Management.Automation.ErrorRecord] ? ($_ | Get-ErrorId) : "$($_.Digit) $($_.Name)" } |
            Should -Be '7 seven.png', '2 picture 1', '7 seven.png', 'PictureNotFound', '7 picture 2'
    }

    It 'may come byte by byte after another' {
        (& { $bytes; , $others; $others } | Get-DigitPrediction).Digit | Should -Be 7, 2, 2
    }

    It 'is read where the stream stands, and the stream stays open' {
        $stream = New-Stream ([byte[]](1, 2, 3) + $bytes) 3
        ($stream | Get-DigitPrediction).Digit | Should -Be 7
        $stream.CanRead | Should -BeTrue
    }

    It 'may be written in any way that data URLs have: <_>' -ForEach @(
        '"DATA:image/png;name=x;base64,$([Convert]::ToBase64String($bytes))"'
        '"data:;base64,$([Convert]::ToBase64String($bytes).TrimEnd("=").Replace("+", "-").Replace("/", "_"))"'
        '"data:image/png;base64,$([uri]::EscapeDataString([Convert]::ToBase64String($bytes, 1)))"'
        '"data:image/png," + (-join ($bytes | ForEach-Object { $_ -eq 65 ? [char]65 : [uri]::HexEscape($_) }))'
    ) {
        (& ([scriptblock]::Create($_)) | Get-DigitPrediction -ErrorAction Stop).Digit | Should -Be 7
    }

    It 'is a copy: what is done with the array afterwards changes nothing' {
        $same = [byte[]]::new([Math]::Max($bytes.Length, $others.Length))
        $source = { foreach ($i in 1..60) { [array]::Clear($same); ($i % 2 ? $bytes : $others).CopyTo($same, 0); , $same } }
        (& $source | Get-DigitPrediction).Digit | Should -Be (@(7, 2) * 30)
    }
}

Describe 'The name of a picture in memory' {
    It 'is that of -Name' {
        $found = , $bytes | Get-DigitPrediction -Name 'form 17, field 3'
        $found.Path, $found.Name, $found.Directory | Should -Be 'form 17, field 3', 'form 17, field 3', ''
        (Get-DigitPrediction $url -Name /in/7.png).Directory | Should -Be ([System.IO.Path]::GetDirectoryName('/in/7.png'))
    }

    It 'is the one that an object brings' {
        $found = @{ Name = 'a/b.png'; Content = $bytes }, [pscustomobject]@{ Name = 'c'; Content = $others } | Get-DigitPrediction
        $found.Path | Should -Be 'a/b.png', 'c'
        $found[0].Name | Should -Be 'b.png'
    }

    It 'is the address of what Invoke-WebRequest answers' {
        $address = 'https://example.org/scans/7.png?size=1/2'
        $found = New-WebAnswer $address | Get-DigitPrediction
        $found.Digit | Should -Be 7
        $found.Path, $found.Name, $found.Directory | Should -Be $address, '7.png?size=1/2', 'https://example.org/scans'
    }

    It 'is the path of an open file, or of the one that Get-Content has read' {
        $file = [System.IO.File]::OpenRead($seven)
        try { ($file | Get-DigitPrediction).Path | Should -Be $seven }
        finally { $file.Dispose() }
        (Get-Content $seven -Raw -AsByteStream | Get-DigitPrediction).Path | Should -Be $seven
        $found = Get-Content $seven, $two -AsByteStream | Get-DigitPrediction
        $found.Path | Should -Be $seven, $two
        $found.Digit | Should -Be 7, 2
    }

    It 'stands in a table where no folder is' {
        ,$bytes | Get-DigitPrediction -Name seven | Out-String -Width 100 | Should -Match '(?m)^ +Directory: none, in memory\s*$'
    }

    It 'names its chart, whatever is in it: <Name>' -ForEach @(
        @{ Name = 'form 1.25'; Chart = 'form 1.25.prediction.png' }
        @{ Name = '../../out/7.png'; Chart = '7.prediction.png' }
        @{ Name = 'C:\in\a<b>|c.jpg'; Chart = 'a_b__c.prediction.png' }
        @{ Name = 'https://example.org/'; Chart = 'example.org.prediction.png' }
        @{ Name = 'n' * 300; Chart = ('n' * 240) + '.prediction.png' }
    ) {
        $charts = Join-Path $TestDrive ([guid]::NewGuid())
        (, $bytes | Get-DigitPrediction -Name $Name -ChartDirectory $charts -ErrorAction Stop).Path | Should -Be $Name
        (Get-ChildItem $charts).Name | Should -Be $Chart
    }
}

Describe 'What is no picture' {
    It 'is named, where it brings a name' {
        { @{ Name = 'x' } | Get-DigitPrediction -ErrorAction Stop } | Should -Throw "*Hashtable 'x' is no picture*"
    }

    It 'is one error, <Id>: <Given>' -ForEach @(
        @{ Given = 'Get-Date'; Id = 'InputObjectInvalid'; Category = 'InvalidType' }
        @{ Given = '@{ Name = "x" }'; Id = 'InputObjectInvalid'; Category = 'InvalidType' }
        @{ Given = '[pscustomobject]@{ Content = 5 }'; Id = 'InputObjectInvalid'; Category = 'InvalidType' }
        @{ Given = ', ([byte[]](1..9))'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Given = '[byte[]](1..9)'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Given = ', [byte[]]::new(0)'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Given = 'New-Stream -Position $bytes.Length'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Given = '$closed = New-Stream; $closed.Dispose(); $closed'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Given = '"data:image/png;base64"'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Given = '"data:image/png;base64,no base64!"'; Id = 'PictureUnreadable'; Category = 'InvalidData' }
        @{ Given = '"https://example.org/7.png"'; Id = 'PictureIsAddress'; Category = 'InvalidArgument' }
        @{ Given = '[uri]"HTTP://example.org/7.png"'; Id = 'PictureIsAddress'; Category = 'InvalidArgument' }
    ) {
        $found = & { & ([scriptblock]::Create($Given)); $seven } | Get-DigitPrediction -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Digit | Should -Be 7
        $problems.Count | Should -Be 1
        Assert-ErrorRecord $problems[0] $Id $Category
    }

    It 'is a path or a file after -InputObject, which says where it belongs' {
        foreach ($given in $seven, (Get-Item $seven)) {
            $problem = { Get-DigitPrediction -InputObject $given -ErrorAction Stop } | Should -Throw -PassThru
            Assert-ErrorRecord $problem InputObjectInvalid InvalidType $seven
            $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-LiteralPath*'
        }
    }

    It 'says how to fetch an address' {
        $problem = { Get-DigitText https://example.org/7.png -ErrorAction Stop } | Should -Throw -PassThru
        $problem.ErrorDetails.RecommendedAction | Should -BeLike "*Invoke-WebRequest 'https://example.org/7.png' | Get-DigitText"
    }

    It 'is an error too with a stream that fails, in the words of the stream' {
        $broken = [System.IO.Compression.GZipStream]::new((New-Stream), [System.IO.Compression.CompressionMode]::Decompress)
        $null = $broken | Get-DigitPrediction -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems[0] PictureUnreadable InvalidData 'picture 1'
    }
}
