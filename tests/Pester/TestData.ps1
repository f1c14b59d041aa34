# Test data for the Pester files, made from the MNIST files that ship with the module. Dot-source it in BeforeAll.

$script:ModuleRoot = Split-Path (Split-Path $PSScriptRoot)
$script:Manifest = Join-Path $ModuleRoot 'DigitTools.psd1'
$script:PixelCount = 28 * 28

function Expand-MnistFile {
    [CmdletBinding()]
    [OutputType([byte[]])]
    param([Parameter(Mandatory)][string] $Name)

    $file = [System.IO.File]::OpenRead((Join-Path $ModuleRoot "bin/lib/Assets/mnist/$Name"))
    $packed = [System.IO.Compression.GZipStream]::new($file, [System.IO.Compression.CompressionMode]::Decompress)
    $unpacked = [System.IO.MemoryStream]::new()
    $packed.CopyTo($unpacked)
    $packed.Dispose()
    , $unpacked.ToArray()
}

function Get-Mnist {
    # Test or training half, unpacked once a run.
    [CmdletBinding()]
    [OutputType([hashtable])]
    param([ValidateSet('t10k', 'train')][string] $Half = 't10k')

    if ($null -eq $script:MnistHalves) { $script:MnistHalves = @{} }
    if (-not $MnistHalves.ContainsKey($Half)) {
        $MnistHalves[$Half] = @{
            Images = Expand-MnistFile "$Half-images-idx3-ubyte.gz"
            Labels = Expand-MnistFile "$Half-labels-idx1-ubyte.gz"
        }
    }
    $MnistHalves[$Half]
}

function Get-DigitPixel {
    # The 784 bytes of a test picture; the first eight show 7 2 1 0 4 1 4 9.
    [CmdletBinding()]
    [OutputType([byte[]])]
    param([Parameter(Mandatory)][int] $Index)

    $pixels = [byte[]]::new($PixelCount)
    [array]::Copy((Get-Mnist).Images, 16 + $Index * $PixelCount, $pixels, 0, $PixelCount)
    , $pixels
}

function Get-BigEndian {
    [CmdletBinding()]
    [OutputType([byte[]])]
    param([Parameter(Mandatory)][int] $Value)

    $bytes = [System.BitConverter]::GetBytes($Value)
    [array]::Reverse($bytes)
    , $bytes
}

function Get-Crc32 {
    # A gzip stream ends in the CRC-32 of what went in, little-endian, and the length: .NET's own has no public CRC.
    [CmdletBinding()]
    [OutputType([byte[]])]
    param([Parameter(Mandatory)][byte[]] $Bytes)

    $memory = [System.IO.MemoryStream]::new()
    $gzip = [System.IO.Compression.GZipStream]::new($memory, [System.IO.Compression.CompressionLevel]::NoCompression, $true)
    $gzip.Write($Bytes, 0, $Bytes.Length)
    $gzip.Dispose()
    $packed = $memory.ToArray()
    , [byte[]]($packed[-5], $packed[-6], $packed[-7], $packed[-8])
}

function Add-PngChunk {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][System.IO.Stream] $Stream,
        [Parameter(Mandatory)][string] $Type,
        [Parameter(Mandatory)][AllowEmptyCollection()][byte[]] $Data
    )

    $body = [byte[]]([System.Text.Encoding]::ASCII.GetBytes($Type) + $Data)
    $length = Get-BigEndian $Data.Length
    $crc = Get-Crc32 $body
    $Stream.Write($length, 0, 4)
    $Stream.Write($body, 0, $body.Length)
    $Stream.Write($crc, 0, 4)
}

function Export-GrayPng {
    # Writes bytes of gray as PNG, without the library that the module reads it with.
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][string] $Path,
        [Parameter(Mandatory)][byte[]] $Pixels,
        [int] $Width = 28,
        [int] $Height = 28
    )

    $rows = [System.IO.MemoryStream]::new()
    $packed = [System.IO.Compression.ZLibStream]::new($rows, [System.IO.Compression.CompressionLevel]::Fastest, $true)
    for ($y = 0; $y -lt $Height; $y++) {
        $packed.WriteByte(0) # no filter
        $packed.Write($Pixels, $y * $Width, $Width)
    }
    $packed.Dispose()

    $png = [System.IO.MemoryStream]::new()
    $png.Write([byte[]](0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A), 0, 8)
    Add-PngChunk -Stream $png -Type IHDR -Data ([byte[]]((Get-BigEndian $Width) + (Get-BigEndian $Height) + (8, 0, 0, 0, 0))) # 8 bits, gray
    Add-PngChunk -Stream $png -Type IDAT -Data $rows.ToArray()
    Add-PngChunk -Stream $png -Type IEND -Data @()
    [System.IO.File]::WriteAllBytes($Path, $png.ToArray())
}

function Export-BlankPng {
    # Writes white paper and gives its full path.
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)][string] $Path)

    $white = [byte[]]::new(30 * 30)
    [array]::Fill($white, [byte]255)
    Export-GrayPng $Path $white -Width 30 -Height 30
    $Path
}

function Get-PngWidth {
    # The width of a PNG file that is there from its first byte to its last.
    [CmdletBinding()]
    [OutputType([int])]
    param([Parameter(Mandatory, ValueFromPipeline)][string] $Path)

    process {
        $bytes = [System.IO.File]::ReadAllBytes($Path)
        [System.Text.Encoding]::ASCII.GetString($bytes, 1, 3) | Should -Be 'PNG'
        [System.Text.Encoding]::ASCII.GetString($bytes, $bytes.Length - 8, 4) | Should -Be 'IEND'
        [System.BitConverter]::ToInt32([byte[]]$bytes[19..16], 0)
    }
}

function Export-DigitPng {
    # Writes a test picture of MNIST and gives its full path.
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)][string] $Path,
        [Parameter(Mandatory)][int] $Index
    )

    Export-GrayPng $Path (Get-DigitPixel $Index)
    $Path
}

function Export-DigitFolder {
    # A new folder with 0.png, 1.png ...: the first test pictures of MNIST.
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)][string] $Path,
        [int] $Count = 8
    )

    $null = New-Item $Path -ItemType Directory
    for ($i = 0; $i -lt $Count; $i++) { $null = Export-DigitPng (Join-Path $Path "$i.png") $i }
    $Path
}

function Export-IdxFolder {
    # A new folder of plain IDX files with the first pictures of each half of MNIST.
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)][string] $Path,
        [int] $Train,
        [int] $Test
    )

    $null = New-Item $Path -ItemType Directory
    foreach ($half in @{ Name = 'train'; Count = $Train }, @{ Name = 't10k'; Count = $Test }) {
        if ($half.Count -eq 0) { continue }
        $data = Get-Mnist $half.Name
        $count = Get-BigEndian $half.Count
        $images = [byte[]]::new(16 + $half.Count * $PixelCount)
        $labels = [byte[]]::new(8 + $half.Count)
        [array]::Copy($data.Images, $images, $images.Length)
        [array]::Copy($data.Labels, $labels, $labels.Length)
        $count.CopyTo($images, 4)
        $count.CopyTo($labels, 4)
        [System.IO.File]::WriteAllBytes((Join-Path $Path "$($half.Name)-images-idx3-ubyte"), $images)
        [System.IO.File]::WriteAllBytes((Join-Path $Path "$($half.Name)-labels-idx1-ubyte"), $labels)
    }
    $Path
}

function Export-ClassFolder {
    # A new folder of class folders 0 .. 9 with the first test pictures of each digit.
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)][string] $Path,
        [int] $Each = 2
    )

    $labels = (Get-Mnist).Labels
    foreach ($digit in 0..9) {
        $folder = New-Item (Join-Path $Path $digit) -ItemType Directory
        $found = 0
        for ($i = 0; $found -lt $Each; $i++) {
            if ($labels[8 + $i] -ne $digit) { continue }
            $null = Export-DigitPng (Join-Path $folder "$i.png") $i
            $found++
        }
    }
    $Path
}

function Export-ExampleFolder {
    # A new folder with what the examples of help and documents find in their current location: pictures, data and models.
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)][string] $Path)

    $samples = Join-Path $ModuleRoot 'examples/digits'
    $null = 'scans', 'models', 'my-digits' | ForEach-Object { New-Item (Join-Path $Path $_) -ItemType Directory -Force }
    Get-ChildItem $samples -File | Copy-Item -Destination (Join-Path $Path 'scans')
    'amounts', 'sheets' | ForEach-Object { Copy-Item (Join-Path $ModuleRoot "examples/$_") $Path -Recurse }
    'digit.png', 'odd.png' | ForEach-Object { Copy-Item (Join-Path $samples 'digit.png') (Join-Path $Path $_) }
    $model = Join-Path $ModuleRoot 'bin/lib/Assets/digits.onnx'
    'mine.onnx', 'models/first.onnx', 'models/second.onnx' | ForEach-Object { Copy-Item $model (Join-Path $Path $_) }
    $null = Export-ClassFolder (Join-Path $Path 'my-digits') -Each 10
    # Three pupils, and their answers to three questions.
    foreach ($pupil in 'anna', 'ben', 'cleo') {
        $folder = New-Item (Join-Path $Path "class/$pupil") -ItemType Directory
        foreach ($question in 1, 2, 10) { $null = Export-DigitPng (Join-Path $folder "answer $question.png") ($question + $pupil.Length) }
    }
    $null = Export-IdxFolder (Join-Path $Path 'idx') -Train 300 -Test 100
    $Path
}

function Copy-Folder {
    # All of a folder, in a tenth of the time that Copy-Item takes for many small files.
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Path, [Parameter(Mandatory)][string] $Destination)

    $null = [System.IO.Directory]::CreateDirectory($Destination)
    foreach ($folder in [System.IO.Directory]::EnumerateDirectories($Path, '*', 'AllDirectories')) {
        $null = [System.IO.Directory]::CreateDirectory($Destination + $folder.Substring($Path.Length))
    }
    foreach ($file in [System.IO.Directory]::EnumerateFiles($Path, '*', 'AllDirectories')) {
        [System.IO.File]::Copy($file, $Destination + $file.Substring($Path.Length))
    }
}

function Get-ErrorId {
    # The ErrorId of a record, without the name of the command's type that PowerShell appends.
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory, ValueFromPipeline)][System.Management.Automation.ErrorRecord] $Record)

    process { $Record.FullyQualifiedErrorId.Split(',')[0] }
}

function Assert-ErrorRecord {
    # An error says what happened, of what kind it is, on what it happened, and what to do.
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][System.Management.Automation.ErrorRecord] $Record,
        [Parameter(Mandatory)][string] $Id,
        [Parameter(Mandatory)][string] $Category,
        [string] $Target
    )

    $Record | Get-ErrorId | Should -Be $Id
    "$($Record.CategoryInfo.Category)" | Should -Be $Category
    if ($Target) { "$($Record.TargetObject)" | Should -Be $Target }
    $Record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
}

function Assert-Failure {
    # The error that ends a command.
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][scriptblock] $Command,
        [Parameter(Mandatory)][string] $Id,
        [Parameter(Mandatory)][string] $Category,
        [string] $Target
    )

    Assert-ErrorRecord ($Command | Should -Throw -PassThru) $Id $Category $Target
}

function Invoke-Pwsh {
    # What a command writes, errors included, in a new process of the running PowerShell: a program of its own, or dotnet with pwsh.dll.
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)][string] $Command)

    $program = [System.Environment]::ProcessPath
    $library = if ([System.IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') { Join-Path $PSHOME 'pwsh.dll' }
    & $program @($library) -NoProfile -NonInteractive -Command $Command 2>&1 | ForEach-Object ToString
}

function Export-DigitTiff {
    # Writes test pictures of MNIST as the pages of a TIFF, of which one may claim no pixels, and gives its full path.
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)][string] $Path, [Parameter(Mandatory)][int[]] $Index, [int] $DamagedPage)

    $file = [System.IO.MemoryStream]::new()
    $writer = [System.IO.BinaryWriter]::new($file)
    $writer.Write([byte[]](0x49, 0x49, 42, 0))
    $writer.Write([int]8)

    # A page is its directory of nine tags, and its pixels behind.
    $length = 2 + 9 * 12 + 4 + $PixelCount
    for ($page = 1; $page -le $Index.Count; $page++) {
        $next = 8 + $page * $length
        $width = if ($page -eq $DamagedPage) { 0 } else { 28 }
        $writer.Write([int16]9)
        $tags = (256, $width), (257, 28), (258, 8), (259, 1), (262, 1), (273, ($next - $PixelCount)), (277, 1), (278, 28), (279, $PixelCount)
        foreach ($tag in $tags) {
            $writer.Write([int16]$tag[0])
            $writer.Write([int16]$(if ($tag[0] -in 273, 279) { 4 } else { 3 }))
            $writer.Write([int]1)
            $writer.Write([int]$tag[1])
        }
        $writer.Write([int]$(if ($page -lt $Index.Count) { $next } else { 0 }))
        $writer.Write((Get-DigitPixel $Index[$page - 1]))
    }
    [System.IO.File]::WriteAllBytes($Path, $file.ToArray())
    $Path
}
